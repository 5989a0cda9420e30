package org.fairlab.command.roster;

import java.util.List;
import org.fairlab.platform.web.InvalidInput.FieldError;

/**
 * What came of a row.
 *
 * @param row its number as a spreadsheet shows it: the header is row 1
 */
public record Outcome(int row, Kind outcome, List<Fault> errors) {

    /** What a row can come to. */
    public enum Kind {
        /** At least one of its commands recorded something; in a dry run, would have. */
        CREATED,
        /** All that it stands for had been recorded before. */
        DUPLICATE,
        /** Nothing of it was recorded. */
        ERROR
    }

    /**
     * Why a row was not taken.
     *
     * @param column empty if the row as a whole is at fault
     */
    public record Fault(String column, String message) {

        static Fault of(FieldError error) {
            return new Fault(error.field().equals("body") ? "" : error.field(), error.message());
        }
    }

    static Outcome error(int row, List<Fault> errors) {
        return new Outcome(row, Kind.ERROR, errors);
    }

    static Outcome error(int row, String message) {
        return error(row, List.of(new Fault("", message)));
    }
}
