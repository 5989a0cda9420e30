package org.fairlab.command;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every context's commands run with. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${fairlab.time-zone:UTC}") ZoneId zone) {
        return Clock.system(zone);
    }
}
