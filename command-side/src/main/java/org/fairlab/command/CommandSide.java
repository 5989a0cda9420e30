package org.fairlab.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The command side as a process of its own. */
@SpringBootApplication(scanBasePackages = {"org.fairlab.platform", "org.fairlab.command"})
public class CommandSide {

    /** Starts the command side. */
    public static void main(String[] arguments) {
        SpringApplication.run(CommandSide.class, arguments);
    }
}
