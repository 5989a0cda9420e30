package org.fairlab.query.access;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PRIVACY_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fairlab.platform.access.PersonLevel;
import org.fairlab.platform.access.ShownFields;
import org.fairlab.platform.security.RoleBound;
import org.fairlab.platform.security.Roles;
import org.fairlab.platform.web.InvalidInput;
import org.fairlab.query.projection.Example;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which role may ask for and send what, read off the endpoints that run in this process. */
@RestController
class AccessEndpoint {

    private final RequestMappingHandlerMapping mapping;

    AccessEndpoint(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * What one endpoint is for.
     *
     * @param roles that may use it; none if nobody has to sign in for it
     * @param fields that a query can show or a command takes; none of a page, which shows what queries do
     * @param recorded whether each read of it is; a page or file is recorded as the queries that it is made of
     * @param purpose whether a read of it needs a purpose
     */
    record Access(
            String method,
            String path,
            Collection<String> roles,
            Collection<String> fields,
            boolean recorded,
            boolean purpose) {}

    /**
     * Every endpoint, by path.
     *
     * @param role those for this role alone, and those for everybody
     */
    @GetMapping("/api/access")
    @Example("""
            [{"method": "GET", "path": "/api/applications/{applicationId}",
              "roles": ["reviewer", "fund-officer", "programme-manager", "auditor"],
              "fields": ["shown.answers", "shown.applicationId", "shown.eligible", "shownDigest"], "recorded": true,
              "purpose": false}]""")
    @RolesAllowed({AUDITOR, PRIVACY_OFFICER})
    List<Access> access(@RequestParam(required = false) @Nullable String role) {
        if (role != null && !Roles.ALL.contains(role)) {
            throw new InvalidInput("role", "must be one of " + String.join(", ", Roles.ALL));
        }
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(endpoint ->
                        endpoint.getValue().getBeanType().getPackageName().startsWith("org.fairlab"))
                .flatMap(endpoint -> of(endpoint.getKey(), endpoint.getValue()))
                .filter(access -> role == null
                        || access.roles().isEmpty()
                        || access.roles().contains(role))
                .sorted(Comparator.comparing(Access::path).thenComparing(Access::method))
                .toList();
    }

    private static Stream<Access> of(RequestMappingInfo request, HandlerMethod handler) {
        PersonLevel level = handler.getMethodAnnotation(PersonLevel.class);
        return request.getPatternValues().stream()
                .flatMap(path -> request.getMethodsCondition().getMethods().stream()
                        .map(method -> new Access(
                                method.name(),
                                path,
                                roles(handler),
                                fields(handler),
                                level != null,
                                level != null && level.sensitive())));
    }

    private static List<String> roles(HandlerMethod handler) {
        if (handler.getBean() instanceof RoleBound bound) {
            return List.of(bound.roles());
        }
        RolesAllowed allowed = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RolesAllowed.class);
        return allowed == null ? List.of() : List.of(allowed.value());
    }

    private static Collection<String> fields(HandlerMethod handler) {
        return handler.getBean() instanceof RoleBound bound
                ? bound.fields()
                : ShownFields.of(handler.getMethod()).names();
    }
}
