package org.fairlab.command.roster;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.fairlab.command.Command;
import org.fairlab.events.Event;

/**
 * One kind of roster; found as a Spring bean.
 *
 * @param <R> its columns: a record that is bound and validated like a command's
 */
public interface Roster<R extends Record> {

    /** The last part of its address. */
    String name();

    /** What a row says, in one sentence. */
    String description();

    /** The record of the columns. */
    Class<R> columns();

    /** A row by its columns, to be shown as an example. */
    Map<String, String> example();

    /** What a row stands for, in order; the first command's roles are the ones that may use the roster. */
    List<Step> steps(R row);

    /** The command that every row begins with. */
    Class<? extends Command> opening();

    /**
     * One command of a row.
     *
     * @param entity the entity whose history tells whether it has been done
     * @param done tells an event that shows that it has
     */
    record Step(Command command, UUID entity, Predicate<Event> done) {}
}
