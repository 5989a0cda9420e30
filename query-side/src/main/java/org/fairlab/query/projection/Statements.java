package org.fairlab.query.projection;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a statement once for many rows: {@code insert into t values (?, ?)} as an insert of what arrays of values
 * unfold to, {@code update t set a = ? where b = ?} as an update from there. Any other goes as a batch. The types of
 * the arrays are asked of the database once for each statement. For one read model and one thread at a time.
 */
final class Statements {

    private static final Pattern INSERT =
            Pattern.compile("(?s)(insert into \\w+\\s(?:\\([^)]*\\)\\s)?)values \\((.*?)\\)(|\\son conflict .*)");

    private static final Pattern UPDATE = Pattern.compile("(?s)(update \\w+ set (?:(?!\\sfrom\\s).)*?)(\\swhere .*)");

    private final Map<String, Unfolded> known = new HashMap<>();

    /** @param types of the arrays; none if the statement cannot be sent so */
    private record Unfolded(String sql, List<String> types) {}

    /** @param rows the values of each row, one for each {@code ?} */
    void execute(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        Unfolded unfolded = known.get(sql);
        if (unfolded == null) {
            unfolded = unfold(connection, sql);
            known.put(sql, unfolded);
        }
        try (PreparedStatement statement = connection.prepareStatement(unfolded.sql())) {
            if (unfolded.types().isEmpty()) {
                for (@Nullable Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        statement.setObject(i + 1, row[i]);
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            } else {
                for (int i = 0; i < unfolded.types().size(); i++) {
                    statement.setArray(
                            i + 1, connection.createArrayOf(unfolded.types().get(i), column(rows, i)));
                }
                statement.executeUpdate();
            }
        }
    }

    /** The values of one column, in an array of their class where the driver can send such in binary. */
    private static @Nullable Object[] column(List<@Nullable Object[]> rows, int index) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        Set<Class<?>> classes = new HashSet<>();
        for (int i = 0; i < values.length; i++) {
            Object value = rows.get(i)[index];
            values[i] = value;
            if (value != null) {
                classes.add(value.getClass());
            }
        }
        if (classes.equals(Set.of(String.class))) {
            return Arrays.copyOf(values, values.length, String[].class);
        }
        return classes.equals(Set.of(Long.class)) ? Arrays.copyOf(values, values.length, Long[].class) : values;
    }

    private static Unfolded unfold(Connection connection, String sql) throws SQLException {
        var count = new AtomicInteger();
        String named = Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "u.c" + count.incrementAndGet());
        Matcher insert = INSERT.matcher(named);
        Matcher update = UPDATE.matcher(named);
        boolean inserts = insert.matches();
        List<String> types = inserts || update.matches() ? types(connection, sql) : List.of();
        if (types.isEmpty()) {
            return new Unfolded(sql, List.of());
        }
        String rows = " from unnest("
                + types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", "))
                + ") as u ("
                + IntStream.rangeClosed(1, types.size()).mapToObj(n -> "c" + n).collect(Collectors.joining(", "))
                + ")";
        return new Unfolded(
                inserts
                        ? insert.group(1) + "select " + insert.group(2) + rows + insert.group(3)
                        : update.group(1) + rows + update.group(2),
                types);
    }

    private static List<String> types(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ParameterMetaData parameters = statement.getParameterMetaData();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= parameters.getParameterCount(); i++) {
                types.add(parameters.getParameterTypeName(i));
            }
            // an array of arrays would unfold to their elements
            return types.stream().anyMatch(type -> type.startsWith("_")) ? List.of() : types;
        }
    }
}
