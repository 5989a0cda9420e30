package org.fairlab.standalone.publicdata;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import org.fairlab.command.Acting;
import org.fairlab.command.Sender;
import org.fairlab.command.roster.CompletionRoster;
import org.fairlab.command.roster.CourseRoster;
import org.fairlab.command.roster.OfferingRoster;
import org.fairlab.command.roster.Outcome;
import org.fairlab.command.roster.ParticipantRoster;
import org.fairlab.command.roster.Roster;
import org.fairlab.command.roster.RosterFile;
import org.fairlab.command.roster.RosterImport;
import org.fairlab.standalone.publicdata.Tables.Award;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Imports the public data in the background, part by part, from the first start on until all of it is there. Every
 * award has ids that follow from its place in the tables, so that none can be recorded twice.
 */
@Component
@ConditionalOnProperty(name = "fairlab.public-data", havingValue = "true")
class PublicData implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PublicData.class);

    private static final Sender SENDER = new Sender("public-data", Acting.SYSTEM, null, "public-data");
    private static final int AWARDS_PER_PART = 250;
    /** More would take the connections of those who work at the same time. */
    private static final int THREADS = 4;

    private final RosterImport rosters;
    private final Parts parts;
    private final CourseRoster courses;
    private final OfferingRoster offerings;
    private final ParticipantRoster participants;
    private final CompletionRoster completions;

    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    PublicData(
            RosterImport rosters,
            Parts parts,
            CourseRoster courses,
            OfferingRoster offerings,
            ParticipantRoster participants,
            CompletionRoster completions) {
        this.rosters = rosters;
        this.parts = parts;
        this.courses = courses;
        this.offerings = offerings;
        this.participants = participants;
        this.completions = completions;
    }

    @Override
    public void start() {
        stopping = false;
        if (!parts.open()) {
            thread = Thread.ofVirtual().name("public-data").start(this::run);
        }
    }

    @Override
    public void stop() {
        stopping = true;
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(9));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        List<Cell> cells = Cell.all();
        List<Award> awards = Award.of(cells);
        parts.expect(awards.size());
        part("courses", 0, () -> errors(courses, Tables.courses(cells, Cell.titles())));
        part("offerings", 0, () -> errors(offerings, Tables.offerings(cells)));
        try (ExecutorService threads =
                Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
            for (int from = 0; from < awards.size(); from += AWARDS_PER_PART) {
                List<Award> some = awards.subList(from, Math.min(awards.size(), from + AWARDS_PER_PART));
                threads.execute(() -> part(some.getFirst().participant(), some.size(), () -> errors(some)));
            }
        }
        if (!stopping) {
            parts.close();
        }
    }

    /** An award whose participant could not be registered is refused, and counted, when it is to be completed. */
    private int errors(List<Award> awards) {
        errors(participants, Tables.participants(awards));
        return errors(completions, Tables.completions(awards));
    }

    private int errors(Roster<?> roster, RosterFile file) {
        return (int) rosters.run(roster, file, type -> Optional.of(SENDER), false).stream()
                .filter(row -> row.outcome() == Outcome.Kind.ERROR)
                .count();
    }

    /** Imports a part, again and again while the database cannot take it. */
    private void part(String name, int awards, IntSupplier errors) {
        while (!stopping && !parts.isDone(name)) {
            try {
                parts.note(name, awards, errors.getAsInt());
            } catch (RuntimeException failure) {
                log.warn(
                        "the public data go on in a moment, after {}",
                        failure.getClass().getName());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
