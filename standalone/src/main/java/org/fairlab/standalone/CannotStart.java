package org.fairlab.standalone;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Something that whoever starts the program can put right; the message is one line and says what. */
final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }

    /** Some file is not as it should be. Of the system's own messages, many are no more than the file's name. */
    CannotStart(IOException failure) {
        super(
                failure instanceof FileSystemException
                        ? failure.getMessage() + ": " + failure.getClass().getSimpleName()
                        : failure.getMessage(),
                failure);
    }

    /** Keeps Spring Boot from printing a stack trace where the message says it all. */
    static final class Report implements SpringBootExceptionReporter {

        Report(@Nullable ConfigurableApplicationContext context) {}

        @Override
        public boolean reportException(Throwable failure) {
            return failure instanceof CannotStart;
        }
    }
}
