package org.fairlab.standalone.decisions;

import jakarta.annotation.security.RolesAllowed;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.fairlab.command.Command;
import org.fairlab.command.Route;
import org.fairlab.command.http.CommandRoutes;
import org.fairlab.command.roster.Roster;
import org.fairlab.platform.security.Roles;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls every endpoint that a role may call, about the entities known by the names of path variables.
 *
 * @param found what came of each call: the endpoint, the status, and the traits that the answer tells
 */
record Walk(Product product, String role, Map<String, String> known, List<Call> found) {

    /** One call and its answer. */
    record Call(String endpoint, int status, Set<String> told) {}

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    static Walk as(String role, Product product, Map<String, String> known) {
        return new Walk(product, role, known, new ArrayList<>());
    }

    /** The roles that decide on people: those of commands that say what was shown. */
    static Set<String> deciders() {
        Set<String> roles = new TreeSet<>();
        CommandRoutes.types().stream()
                .filter(type -> Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals("shownDigest")))
                .forEach(type -> roles.addAll(roles(type)));
        return roles;
    }

    /** Asks every query and every page whose path is wanted. */
    Walk queries(Predicate<String> wanted) throws Exception {
        var mapping = product.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (var endpoint : mapping.getHandlerMethods().entrySet()) {
            HandlerMethod method = endpoint.getValue();
            String path = endpoint.getKey().getPatternValues().iterator().next();
            RolesAllowed allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RolesAllowed.class);
            if (endpoint.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET)
                    && method.getBeanType().getPackageName().startsWith("org.fairlab")
                    && (allowed == null || List.of(allowed.value()).contains(role))
                    && wanted.test(path)) {
                call("GET " + path, product.ask(subject(), role, fill(path) + parameters(method)));
            }
        }
        return this;
    }

    /**
     * Sends every command: as documented, with a field too many, and with the traced answers in place of each field.
     */
    Walk commands() throws Exception {
        for (Class<? extends Command> type : CommandRoutes.types()) {
            if (roles(type).contains(role)) {
                String[] route = type.getAnnotation(Route.class).value().split(" ", 2);
                var example = (ObjectNode) JsonMapper.shared()
                        .readTree(type.getAnnotation(Route.class).example());
                example.propertyNames().stream()
                        .filter(known::containsKey)
                        .toList()
                        .forEach(name -> example.put(name, known.get(name)));
                var tooMany = example.deepCopy().put("unknown", 1);
                var traced = example.deepCopy();
                example.propertyNames().forEach(name -> traced.set(name, Traced.json()));
                for (JsonNode body : List.of(traced, tooMany, example)) {
                    call(
                            type.getSimpleName(),
                            product.send(
                                    subject(), role, route[0], fill(route[1]), "application/json", body.toString()));
                }
            }
        }
        return this;
    }

    /** Sends each roster as its template has it, and people's answers in one with a row that is refused. */
    Walk rosters() throws Exception {
        for (Roster<?> roster : product.beans(Roster.class).values()) {
            Map<String, String> example = roster.example();
            roster(roster.name(), String.join(",", example.keySet()), String.join(",", example.values()));
        }
        var columns = new StringJoiner(",", "participantId,origin,", "");
        var cells = new StringJoiner(",", ",", "");
        columns.add("answers.standard");
        cells.add("SPD15_2024");
        Traced.traits().forEach((trait, values) -> {
            columns.add("answers." + trait);
            cells.add(String.join(";", values));
        });
        roster(
                "participants",
                columns.toString(),
                "traced-1,INVENTED" + cells + "\ntraced-2,MARTIAN" + cells + "\ntraced-1,INVENTED" + cells);
        return this;
    }

    private void roster(String name, String columns, String rows) throws Exception {
        for (String dryRun : List.of("true", "false")) {
            call(
                    "roster " + name,
                    product.send(
                            subject(),
                            role,
                            "POST",
                            "/api/imports/" + name + "?dryRun=" + dryRun,
                            "text/csv",
                            columns + "\n" + rows + "\n"));
        }
    }

    /** Of the reviewers, the one who is to score; of all others, somebody with no part in it. */
    private String subject() {
        return role.equals(Roles.REVIEWER) ? Programme.DECIDER : role;
    }

    /** The calls whose answers tell something. */
    List<Call> telling() {
        return found.stream().filter(call -> !call.told().isEmpty()).toList();
    }

    private void call(String endpoint, HttpResponse<String> answer) {
        String all = answer.headers().map() + "\n" + answer.body();
        found.add(new Call(role + ": " + endpoint, answer.statusCode(), Traced.toldBy(all)));
    }

    private String fill(String path) {
        return VARIABLE.matcher(path)
                .replaceAll(variable -> known.getOrDefault(
                        variable.group(1),
                        variable.group(1).endsWith("Id") ? UUID.randomUUID().toString() : "1"));
    }

    private String parameters(HandlerMethod method) {
        var query = new StringJoiner("&", "?", "").add("purpose=test");
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null && asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
                String name = Objects.requireNonNull(parameter.getParameterName());
                query.add(name + "=" + known.getOrDefault(name, sample(parameter.getParameterType())));
            }
        }
        return query.toString();
    }

    private static String sample(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> UUID.randomUUID().toString();
            case "LocalDate" -> "2026-01-15";
            default -> "1";
        };
    }

    private static Set<String> roles(Class<?> type) {
        return Set.of(type.getAnnotation(RolesAllowed.class).value());
    }
}
