package org.fairlab.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The query side as a process of its own. */
@SpringBootApplication(scanBasePackages = {"org.fairlab.platform", "org.fairlab.query"})
public class QuerySide {

    /** Starts the query side. */
    public static void main(String[] arguments) {
        SpringApplication.run(QuerySide.class, arguments);
    }
}
