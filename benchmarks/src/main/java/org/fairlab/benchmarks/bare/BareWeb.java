package org.fairlab.benchmarks.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The least web application that Spring Boot makes, with the product's web server. */
@SpringBootApplication
@RestController
public class BareWeb {

    /** Starts it; {@code --server.port} says where. */
    public static void main(String[] arguments) {
        SpringApplication.run(BareWeb.class, arguments);
    }

    @GetMapping("/")
    String nothing() {
        return "";
    }
}
