package org.fairlab.query.equity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fairlab.query.equity.PublishedImpact.Screening;
import org.fairlab.query.measure.Impact;
import org.fairlab.query.measure.Interval;
import org.fairlab.query.measure.Result;
import org.fairlab.query.page.CsvDownload;
import org.springframework.http.ResponseEntity;

/** A screening as lines of CSV, one for each group; what is suppressed or cannot be measured is empty. */
final class ImpactLines {

    private static final List<String> HEAD = List.of(
            "dimension",
            "group",
            "selected",
            "pool",
            "rate",
            "rate_low",
            "rate_high",
            "ratio",
            "ratio_low",
            "ratio_high",
            "four_fifths",
            "reason",
            "adjusted_p");

    private ImpactLines() {}

    static ResponseEntity<String> download(Screening screening, List<String> where) {
        Map<String, String> source = new LinkedHashMap<>();
        source.put("from", screening.from());
        source.put("to", screening.to());
        source.putAll(screening.source().columns(where));
        return CsvDownload.of(
                screening.source().publication() + "-" + screening.source().edition() + "-impact",
                HEAD,
                screening.impact().tables().stream()
                        .flatMap(table -> Stream.concat(
                                table.rows().stream().map(row -> line(table.dimension(), row)),
                                screening.suppressed().getOrDefault(table.dimension(), List.of()).stream()
                                        .map(group -> suppressed(table.dimension(), group))))
                        .toList(),
                source);
    }

    private static List<String> line(String dimension, Impact.Row row) {
        List<String> line = new ArrayList<>(List.of(
                dimension,
                row.counts().group(),
                Long.toString(row.counts().selected()),
                Long.toString(row.counts().pool())));
        line.addAll(estimate(row.rate()));
        line.addAll(
                row.comparison() == null
                        ? List.of("", "", "")
                        : estimate(row.comparison().ratio()));
        line.add(row.fourFifths().outcome().name());
        line.add(row.fourFifths().reason());
        line.add(
                row.adjusted() instanceof Result.Tested tested
                        ? String.format(
                                Locale.ROOT, "%.4g", tested.tests().getFirst().p())
                        : "");
        return line;
    }

    private static List<String> suppressed(String dimension, String group) {
        return List.of(dimension, group, "", "", "", "", "", "", "", "", "", "suppressed", "");
    }

    private static List<String> estimate(Result result) {
        if (!(result instanceof Result.Estimate estimate)) {
            return List.of("", "", "");
        }
        Interval interval = estimate.intervals().getFirst();
        return List.of(number(estimate.value()), number(interval.lower()), number(interval.upper()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
