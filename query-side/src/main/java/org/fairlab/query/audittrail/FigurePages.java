package org.fairlab.query.audittrail;

import static org.fairlab.platform.security.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.page.HtmlPage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events behind a figure in a browser: {@code /audit/figures/funds/…} asks what {@code /api/funds/…/events} does,
 * under the same parameters. Every query that answers with {@link EventsBehind} has its page by that alone.
 */
@HtmlPage
class FigurePages {

    private static final String PAGES = "/audit/figures";
    private static final Set<String> NOT_OF_THE_FIGURE = Set.of("cursor", "limit", "purpose");
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RequestMappingHandlerMapping mapping;
    private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

    FigurePages(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter) {
        this.mapping = mapping;
        this.adapter = adapter;
    }

    @GetMapping(PAGES + "/**")
    @RolesAllowed(AUDITOR)
    ModelAndView figure(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String figure = request.getRequestURI().substring(PAGES.length());
        String address = "/api" + figure + "/events";
        EventsBehind<?> found = ask(address, new ServletWebRequest(request, response));
        return new ModelAndView("audit-figure")
                .addObject("name", name(figure))
                .addObject("parameters", parameters(request))
                .addObject("values", values(JSON.valueToTree(found.figure()), JSON.valueToTree(found.recomputed())))
                .addObject("found", found)
                .addObject("address", address)
                .addObject(
                        "query",
                        Objects.requireNonNullElse(request.getQueryString(), "").replaceAll("&?cursor=[^&]*", ""));
    }

    /** Asks the query at an address as Spring would for that address, so that its roles and recording hold. */
    private EventsBehind<?> ask(String address, ServletWebRequest request) throws Exception {
        PathContainer path = PathContainer.parsePath(address);
        for (var query : mapping.getHandlerMethods().entrySet()) {
            if (query.getValue().getMethod().getReturnType() == EventsBehind.class) {
                Map<String, String> variables = variables(query.getKey(), path);
                if (variables != null) {
                    request.getRequest().setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, variables);
                    Object answer = invocable(query.getValue()).invokeForRequest(request, new ModelAndViewContainer());
                    return (EventsBehind<?>) Objects.requireNonNull(answer);
                }
            }
        }
        throw new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such figure.");
    }

    private static @Nullable Map<String, String> variables(RequestMappingInfo query, PathContainer path) {
        return Objects.requireNonNull(query.getPathPatternsCondition()).getPatterns().stream()
                .map(pattern -> pattern.matchAndExtract(path))
                .filter(Objects::nonNull)
                .map(match -> match.getUriVariables())
                .findFirst()
                .orElse(null);
    }

    private InvocableHandlerMethod invocable(HandlerMethod query) {
        RequestMappingHandlerAdapter spring = adapter.getObject();
        var invocable = new InvocableHandlerMethod(query.createWithResolvedBean());
        invocable.setHandlerMethodArgumentResolvers(new HandlerMethodArgumentResolverComposite()
                .addResolvers(Objects.requireNonNull(spring.getArgumentResolvers())));
        invocable.setDataBinderFactory(
                new ServletRequestDataBinderFactory(List.of(), spring.getWebBindingInitializer()));
        return invocable;
    }

    /** What it is of, such as {@code outreach conversion}. */
    private static String name(String figure) {
        return Stream.of(figure.split("/"))
                .filter(part -> !part.isEmpty() && !part.matches(ID))
                .map(part -> part.replace('-', ' '))
                .collect(Collectors.joining(" "));
    }

    /** What narrows it, by name. */
    private static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> parameters = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_OF_THE_FIGURE.contains(name)) {
                parameters.put(name, values[0]);
            }
        });
        return parameters;
    }

    /**
     * A value of a figure.
     *
     * @param name what it is, in words
     * @param live as the read model has it, null if it has none
     * @param recounted as the log gives it, null if it gives none
     */
    record Value(
            String name, @Nullable String live, @Nullable String recounted) {}

    private static List<Value> values(JsonNode live, JsonNode recounted) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        flatten("", live, before);
        flatten("", recounted, after);
        List<Value> values = new ArrayList<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .forEach(name ->
                        values.add(new Value(name.isEmpty() ? "the figure" : name, before.get(name), after.get(name))));
        return values;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(property ->
                            flatten((name + " " + inWords(property.getKey())).strip(), property.getValue(), values));
        } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainer)) {
            for (int n = 0; n < node.size(); n++) {
                flatten(node.size() == 1 ? name : (name + " " + (n + 1)).strip(), node.get(n), values);
            }
        } else if (node.isArray()) {
            values.put(name, node.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
        } else if (!node.isNull()) {
            values.put(name, node.asString());
        }
    }

    private static String inWords(String component) {
        return component.replaceAll("(\\p{Upper})", " $1").toLowerCase(Locale.ROOT);
    }
}
