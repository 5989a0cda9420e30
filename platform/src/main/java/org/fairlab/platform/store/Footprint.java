package org.fairlab.platform.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.databind.json.JsonMapper;

/**
 * About how much memory an entity takes. It is measured again only when the history has grown by a quarter, so that
 * measuring costs each event the same however large the entity becomes.
 *
 * @param bytes the length of its state as JSON, times what objects take over text
 * @param version the sequence number at which it was measured
 */
public record Footprint(int bytes, long version) {

    private static final int OBJECTS_OVER_TEXT = 4;
    private static final int ENTRY = 1024;
    private static final JsonMapper STATE = JsonMapper.builder()
            .changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .build();

    /** Measures an entity whose last event has this sequence number. */
    public static Footprint of(Object root, long version) {
        return new Footprint(ENTRY + OBJECTS_OVER_TEXT * STATE.writeValueAsBytes(root).length, version);
    }

    /** The footprint of the same entity at a later version. */
    Footprint at(Object root, long later) {
        return later > version + version / 4 + 8 ? of(root, later) : this;
    }
}
