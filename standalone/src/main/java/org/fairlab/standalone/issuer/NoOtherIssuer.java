package org.fairlab.standalone.issuer;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Leaves a bean out as soon as the configuration names an issuer, by address or by key. */
@Conditional(NoOtherIssuer.NoneConfigured.class)
@Retention(RetentionPolicy.RUNTIME)
@interface NoOtherIssuer {

    /** Looks for the settings of Spring's resource server. */
    final class NoneConfigured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return holds(context.getEnvironment());
        }

        static boolean holds(Environment settings) {
            return Stream.of("issuer-uri", "jwk-set-uri", "public-key-location")
                    .map(name -> settings.getProperty("spring.security.oauth2.resourceserver.jwt." + name))
                    .noneMatch(StringUtils::hasText);
        }
    }
}
