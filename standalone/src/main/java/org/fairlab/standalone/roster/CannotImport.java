package org.fairlab.standalone.roster;

import java.io.IOException;

/** Something that keeps a file from being imported and that whoever imports it can put right; one line says what. */
final class CannotImport extends IOException {

    CannotImport(String message) {
        super(message);
    }

    CannotImport(String message, Throwable cause) {
        super(message, cause);
    }
}
