package org.fairlab.platform.event;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in the one form of RFC 8785, so that whoever writes the same content gets the same bytes. It is written so in
 * one pass, for what has no decimals and no whole numbers from 2⁵³ on, as is true of events.
 */
public final class CanonicalJson {

    private static final JsonMapper JSON = configure(JsonMapper.builder()).build();

    private CanonicalJson() {}

    /** The text of a record, map, list or plain value. */
    public static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** Makes a mapper write in this form; names are sorted by UTF-16 units, as Java compares strings. */
    static JsonMapper.Builder configure(JsonMapper.Builder mapper) {
        return mapper.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(
                        JsonWriteFeature.WRITE_HEX_UPPER_CASE,
                        JsonWriteFeature.ESCAPE_FORWARD_SLASHES,
                        JsonWriteFeature.ESCAPE_NON_ASCII);
    }
}
