package org.fairlab.command.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.fairlab.command.Command;
import org.fairlab.command.Commands;
import org.fairlab.command.Route;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Opens every command that has a {@link Route}. */
@Configuration(proxyBeanMethods = false)
public class CommandRoutes {

    @Bean
    List<CommandEndpoint> commandEndpoints(
            Commands commands,
            RecordBinder binder,
            JsonMapper json,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        List<CommandEndpoint> endpoints = types().stream()
                .map(type -> new CommandEndpoint(type, commands, binder, json))
                .toList();
        var handle = Arrays.stream(CommandEndpoint.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("handle"))
                .findFirst()
                .orElseThrow();
        ReflectionUtils.makeAccessible(handle);
        endpoints.forEach(endpoint -> mapping.registerMapping(
                RequestMappingInfo.paths(endpoint.path())
                        .methods(RequestMethod.valueOf(endpoint.method().name()))
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                endpoint,
                handle));
        return endpoints;
    }

    /** Every kind of command that is open to HTTP; each is of a sealed family, whose name ends with Command. */
    @SuppressWarnings("unchecked") // only commands have a route
    public static List<Class<? extends Command>> types() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                return found.getMetadata().isInterface();
            }
        };
        scanner.setResourcePattern("**/*Command.class"); // the families alone, since to read every class takes time
        scanner.addIncludeFilter((found, others) -> true);
        return scanner.findCandidateComponents("org.fairlab.command").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(Class::isSealed)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .filter(type -> type.isAnnotationPresent(Route.class))
                .sorted(Comparator.comparing(Class::getName))
                .<Class<? extends Command>>map(type -> (Class<? extends Command>) type)
                .toList();
    }
}
