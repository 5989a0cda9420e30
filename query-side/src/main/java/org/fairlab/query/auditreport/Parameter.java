package org.fairlab.query.auditreport;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What a report asks for.
 *
 * @param name in addresses, as {@code :name} in the report's SQL, and of a component of {@link Asked}
 * @param hint what it means and in which form it is given
 */
record Parameter(String name, String label, String hint, Kind kind, boolean required) {

    /** The form of a value. */
    enum Kind {
        ID("must be a UUID"),
        DAY("must be a day such as 2030-01-15"),
        INSTANT("must be an instant such as 2030-01-15T12:00:00Z"),
        TEXT("must be one line of 1 to 200 characters");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        /** What a text has to be. */
        String expected() {
            return expected;
        }

        /**
         * The value of a text.
         *
         * @throws IllegalArgumentException or {@link DateTimeException} if it has another form
         */
        Object read(String text) {
            return switch (this) {
                case ID -> UUID.fromString(text);
                case DAY -> inRange(LocalDate.parse(text));
                case INSTANT -> instant(text);
                case TEXT -> line(text);
            };
        }

        private static Object instant(String text) {
            Instant instant = Instant.parse(text);
            inRange(instant.atOffset(ZoneOffset.UTC).toLocalDate());
            return instant.atOffset(ZoneOffset.UTC);
        }

        /** Keeps to years that the database can compare with. */
        private static LocalDate inRange(LocalDate day) {
            if (day.getYear() < 1 || day.getYear() > 9998) {
                throw new DateTimeException("year " + day.getYear());
            }
            return day;
        }

        private static String line(String text) {
            if (text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("no line");
            }
            return text;
        }
    }

    /** Every report can be asked for by what was known at an instant. */
    static final Parameter RECORDED = new Parameter(
            "recorded",
            "As known at",
            "only events recorded up to this instant, such as 2030-01-15T12:00:00Z; left out, all",
            Kind.INSTANT,
            false);

    /** Due where single persons are told of, if only by pseudonym. */
    static final Parameter PURPOSE =
            new Parameter("purpose", "Purpose", "what the report is read for; it is no part of it", Kind.TEXT, true);

    static Parameter from(String of) {
        return new Parameter("from", "From", "first day, such as 2030-01-01, on which " + of, Kind.DAY, true);
    }

    static Parameter to(String of) {
        return new Parameter("to", "To", "last day, such as 2030-12-31, on which " + of, Kind.DAY, true);
    }
}
