/**
 * The reports that auditors are asked for. Each says its parameters and its SQL; every row names the events that it
 * rests on. A report is of all events up to one position, so that the same question as of the same instant has the same
 * answer to the byte, as CSV, whose digest is printed on the page and in the PDF and signed. Persons are told by
 * pseudonym alone. Positions are those of the PostgreSQL event store.
 */
@NullMarked
package org.fairlab.query.auditreport;

import org.jspecify.annotations.NullMarked;
