package org.fairlab.standalone.publicdata;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One cell of IPEDS's tables of completions: so many awards of a programme at an institution in a year, by one race and
 * one sex.
 *
 * @param year 2002 means 1 July 2001 to 30 June 2002
 * @param cip in the 1990 edition
 * @param major 1 for first majors, 2 for second ones
 */
record Cell(int year, String unitId, String cip, String awardLevel, String major, String race, String sex, int awards) {

    private static final Map<String, String> RACES = Map.of(
            "Nonresident alien", "NONRESIDENT_ALIEN",
            "Black non-Hispanic", "BLACK_NON_HISPANIC",
            "American Indian/Alaska Native", "AMERICAN_INDIAN_OR_ALASKA_NATIVE",
            "Asian or Pacific Islander", "ASIAN_OR_PACIFIC_ISLANDER",
            "Hispanic", "HISPANIC",
            "White non-Hispanic", "WHITE_NON_HISPANIC",
            "Race/ethnicity unknown", "UNKNOWN");
    private static final Map<String, String> SEXES = Map.of("Men", "MALE", "Women", "FEMALE");

    static List<Cell> all() {
        return read("/public-data/ipeds_completions_clinical_lab.csv", Cell::of);
    }

    /** The titles of programmes in the 1990 edition, by code. */
    static Map<String, String> titles() {
        return read("/org/fairlab/query/dashboard/cip_titles.csv", row -> row).stream()
                .filter(row -> row.getField("cip_edition").equals("1990"))
                .collect(Collectors.toMap(row -> row.getField("cip"), row -> row.getField("title")));
    }

    private static Cell of(NamedCsvRecord row) {
        return new Cell(
                Integer.parseInt(row.getField("year")),
                row.getField("unitid"),
                row.getField("cip"),
                row.getField("award_level"),
                row.getField("major_number"),
                row.getField("race_ethnicity"),
                row.getField("sex"),
                Integer.parseInt(row.getField("count")));
    }

    private static <T> List<T> read(String resource, java.util.function.Function<NamedCsvRecord, T> row) {
        try (InputStream csv = Objects.requireNonNull(Cell.class.getResourceAsStream(resource));
                Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream()) {
            return rows.map(row).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The key of the course: a programme at one level. */
    String course() {
        return "cip-1990/" + cip + "/" + awardLevel;
    }

    /** The key of the offering: the course at one institution in one year. */
    String offering() {
        return "ipeds/" + year + "/" + unitId + "/" + cip + "/" + awardLevel;
    }

    /** The key of a pseudonymous participant, one for each award of the cell. */
    String participant(int award) {
        return offering() + "/" + major + "/" + race + "/" + sex + "/" + award;
    }

    String begins() {
        return (year - 1) + "-07-01";
    }

    String ends() {
        return year + "-06-30";
    }

    /** The race in the words of {@code SelfIdentification.Standard.IPEDS_1977}. */
    String raceAnswered() {
        return Objects.requireNonNull(RACES.get(race));
    }

    String sexAnswered() {
        return Objects.requireNonNull(SEXES.get(sex));
    }
}
