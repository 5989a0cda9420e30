package org.fairlab.platform.web;

/** Keeps what a spreadsheet opens from doing anything. */
public final class Spreadsheet {

    private static final String BEGINS_FORMULA = "=+-@\t\r";

    private Spreadsheet() {}

    /** The cell with an apostrophe before it if a spreadsheet would take it for a formula. */
    public static String harmless(String cell) {
        return !cell.isEmpty() && BEGINS_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
