package org.fairlab.query.auditreport;

import java.util.List;
import java.util.Set;

/** One report that can be asked for: a class that says its parameters and its SQL. */
interface Report {

    /** Its name in addresses. */
    String name();

    /** What it is called. */
    String title();

    /** One sentence that says what a row of it is. */
    String about();

    /** What it takes, beside {@link Parameter#RECORDED}. */
    List<Parameter> parameters();

    /** The names of the read models that its SQL reads, whose events it has seen up to its position. */
    Set<String> readModels();

    /**
     * A statement that gives one column for each of the report, under its name in lower case, and at last
     * {@code events}, an array of the positions that the row rests on. It has to keep to events up to
     * {@code :position}, and to give the same order whenever it is asked. Beside those of the parameters it has
     * {@code :recorded}, the instant that goes with the position, and {@code :zone}, the time zone in which days begin.
     */
    String sql();
}
