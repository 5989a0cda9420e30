package org.fairlab.command;

import java.time.Clock;
import java.time.ZoneId;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.fairlab.platform.store.Decisions;
import org.springframework.beans.factory.annotation.Qualifier;
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

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(org.axonframework.config.Configuration axon, Decisions decisions) {
        var bus = new DurableCommandBus(SimpleCommandBus.builder(), decisions);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }
}
