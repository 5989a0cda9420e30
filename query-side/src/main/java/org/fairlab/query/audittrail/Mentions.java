package org.fairlab.query.audittrail;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ids that stand in an event. */
final class Mentions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Mentions() {}

    static Set<UUID> in(String payload) {
        Set<UUID> ids = new TreeSet<>();
        collect(JSON.readTree(payload), ids);
        return ids;
    }

    private static void collect(JsonNode node, Set<UUID> ids) {
        id(node).ifPresent(ids::add);
        node.forEach(child -> collect(child, ids));
    }

    private static Optional<UUID> id(JsonNode node) {
        return node.isString() && ID.matcher(node.stringValue()).matches()
                ? Optional.of(UUID.fromString(node.stringValue()))
                : Optional.empty();
    }
}
