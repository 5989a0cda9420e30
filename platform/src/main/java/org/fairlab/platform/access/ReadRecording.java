package org.fairlab.platform.access;

import static org.fairlab.platform.web.ApiDocumentation.problem;

import java.lang.reflect.Method;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;

/**
 * Stands around every query that is {@link PersonLevel}: after its roles were checked, and before its answer leaves.
 * Pages are recorded with it, since they ask the same queries.
 */
@Configuration(proxyBeanMethods = false)
class ReadRecording {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor personLevel(ObjectProvider<Reads> reads) {
        MethodInterceptor recording = query -> {
            Method method = query.getMethod();
            PersonLevel level = Objects.requireNonNull(method.getAnnotation(PersonLevel.class));
            String purpose = Asked.now().purpose(level.sensitive());
            @Nullable Object answer = query.proceed();
            reads.getObject().record(method, level, purpose, Revealed.by(answer));
            return answer;
        };
        var advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(PersonLevel.class), recording);
        advisor.setOrder(AuthorizationInterceptorsOrder.LAST.getOrder());
        return advisor;
    }

    @Bean
    OperationCustomizer recorded() {
        return (operation, query) -> {
            PersonLevel level = query.getMethodAnnotation(PersonLevel.class);
            if (level != null) {
                operation.getParameters().stream()
                        .filter(parameter -> parameter.getName().equals("purpose"))
                        .forEach(purpose -> purpose.setRequired(level.sensitive()));
                operation.getResponses().addApiResponse("503", problem("The read could not be recorded; try again."));
            }
            return operation;
        };
    }
}
