/**
 * Rosters: CSV files whose rows stand for commands, decided by the same rules as commands one by one.
 *
 * <p>A roster is one class: the record of its columns and the commands that a row stands for. Columns are named like
 * the fields of the commands, with a dot where those nest ({@code identity.email}), so that an error names its column.
 * A row is recorded whole or not at all. Sending a row again is harmless: what it stands for and has been done is left
 * out, also after a crash in the middle of a file.
 */
@NullMarked
package org.fairlab.command.roster;

import org.jspecify.annotations.NullMarked;
