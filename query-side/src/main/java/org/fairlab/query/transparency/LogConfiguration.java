package org.fairlab.query.transparency;

import static org.fairlab.platform.web.ApiDocumentation.problem;

import java.io.IOException;
import java.nio.file.Path;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    @Bean
    @ConditionalOnProperty("fairlab.log-signing-key")
    NoteSigner noteSigner(@Value("${fairlab.log-signing-key}") Path key) throws IOException {
        return NoteSigner.read(key);
    }

    /** How what is asked of the log is answered while it is not there. */
    @Bean
    OperationCustomizer logThatIsNotThere() {
        return (operation, query) -> {
            if (query.getBeanType() == LogEndpoint.class) {
                operation.getResponses().addApiResponse("404", problem("The log is not so long, or none is kept."));
                if (query.getMethod().getName().equals("receipt")) {
                    operation.getResponses().addApiResponse("503", problem("No checkpoint covers it yet; try again."));
                }
            }
            return operation;
        };
    }
}
