package org.fairlab.query.reference;

import org.fairlab.events.AccessEvent;
import org.fairlab.events.AdvocacyEvent;
import org.fairlab.events.InclusionEvent;
import org.fairlab.events.LactationEvent;
import org.fairlab.events.LeadershipEvent;
import org.fairlab.events.MentorshipEvent;
import org.fairlab.events.OutreachEvent;
import org.fairlab.events.PeopleEvent;
import org.fairlab.events.ReferenceEvent;
import org.fairlab.events.ReferenceEvent.*;
import org.fairlab.events.ScholarshipEvent;
import org.fairlab.events.TrainingEvent;
import org.fairlab.query.projection.Projection;
import org.fairlab.query.projection.RecordedEvent;
import org.fairlab.query.projection.Rows;
import org.springframework.stereotype.Component;

/** Every version of every set of reference data, also those that are not in force any more. */
@Component
public class ReferenceData implements Projection {

    static final String NAME = "reference";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(RecordedEvent recorded, Rows rows) {
        switch (recorded.event()) {
            case ReferenceEvent e -> on(e, rows);
            case PeopleEvent _, ScholarshipEvent _, MentorshipEvent _, TrainingEvent _, OutreachEvent _ -> {}
            case LactationEvent _, LeadershipEvent _, AdvocacyEvent _, InclusionEvent _ -> {}
            case AccessEvent _ -> {}
        }
    }

    private static void on(ReferenceEvent event, Rows rows) {
        switch (event) {
            case BreakRulesPublished e -> {
                version(e, rows);
                e.rules().forEach(rule -> breakRule(e.version(), rule, rows));
            }
            case CodesPublished e -> {
                version(e, rows);
                e.codes()
                        .forEach(code -> rows.write(
                                "insert into code values (?, ?, ?, ?)",
                                e.set().name(),
                                e.version(),
                                code.code(),
                                code.title()));
            }
            case CategoriesPublished e -> {
                version(e, rows);
                e.categories()
                        .forEach(category -> rows.write(
                                "insert into category values (?, ?, ?, ?, ?, ?)",
                                e.version(),
                                category.standard().name(),
                                category.code(),
                                category.title(),
                                category.mapsTo().toArray(String[]::new),
                                category.loses()));
            }
            case VersionWithdrawn e ->
                rows.write(
                        "update version set withdrawn_on = ? where set_name = ? and version = ?",
                        e.effectiveOn(),
                        e.set().name(),
                        e.version());
        }
    }

    private static void version(VersionPublished event, Rows rows) {
        Source source = event.source();
        rows.write(
                "insert into version values (?, ?, ?, ?, ?, ?, ?)",
                event.set().name(),
                event.version(),
                event.effectiveOn(),
                source.title(),
                source.url(),
                source.asOf(),
                source.caveat());
    }

    private static void breakRule(int version, BreakRule rule, Rows rows) {
        rows.write(
                "insert into break_rule values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                version,
                rule.jurisdiction(),
                rule.citation(),
                rule.monthsAfterBirth(),
                rule.paid(),
                rule.time(),
                rule.place(),
                rule.covers(),
                rule.exemptions(),
                rule.inForceFrom());
    }
}
