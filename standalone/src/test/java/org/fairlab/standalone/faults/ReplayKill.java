package org.fairlab.standalone.faults;

import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** kill -9 while read models are rebuilt: the old ones go on, and a later rebuild ends with the same rows. */
final class ReplayKill {

    private static final List<String> REBUILT = List.of("fund_ledger", "audit_trail", "mentorship");

    private ReplayKill() {}

    static String row(Bed bed, Scale scale) throws Exception {
        int inTheMiddle = 0;
        for (int round = 0; round < scale.rounds(); round++) {
            try (Load load = new Load(bed.answers, 4, i -> bed.node())) {
                load.awaitMore(200);
                inTheMiddle += killDuringRebuild(bed, 100L * round);
            }
            bed.holds();
        }
        if (inTheMiddle == 0) {
            throw new AssertionError("every rebuild had ended before the kill");
        }
        try (Connection owner = bed.owner()) {
            for (String name : REBUILT) {
                Map<String, String> before = ReadModels.digests(owner, name);
                ReadModels.rebuild(bed.node(), owner, name);
                if (!before.equals(ReadModels.digests(owner, name))) {
                    throw new AssertionError("I4: " + name + " differs from its fresh replay");
                }
            }
        }
        return scale.rounds() + " kills while " + REBUILT + " were rebuilt, " + inTheMiddle
                + " of these in the middle of one; a rebuild afterwards gave the same rows, " + bed.holds()
                + "; control: " + rowsAndPositionApart(bed);
    }

    /** 1 if the kill came before the first rebuild had ended. */
    private static int killDuringRebuild(Bed bed, long delayMillis) throws Exception {
        try (Connection owner = bed.owner()) {
            String before = ReadModels.build(owner, REBUILT.getFirst());
            String token = bed.node().token("operator", "operator");
            for (String name : REBUILT) {
                bed.node().ask("POST", "/api/projections/" + name + "/rebuild", token, null, "");
            }
            Thread.sleep(delayMillis);
            bed.node().kill();
            int inTheMiddle = before.equals(ReadModels.build(owner, REBUILT.getFirst())) ? 1 : 0;
            bed.node().start();
            return inTheMiddle;
        }
    }

    /** A follower that commits its rows and its position one after the other, and is killed between the two. */
    private static String rowsAndPositionApart(Bed bed) throws Exception {
        try (Connection owner = bed.owner()) {
            owner.createStatement()
                    .execute("create table control.seen (position bigint);"
                            + " create table control.progress as select 0::bigint as position");
            take(bed, true);
            take(bed, false);
            long twice = Kills.ids(owner, "select count(*) - count(distinct position) from control.seen")
                    .getFirst();
            owner.createStatement().execute("drop table control.seen, control.progress");
            if (twice == 0) {
                throw new AssertionError("the control took nothing twice, so this test would not notice it");
            }
            return "a follower that commits rows and position apart took " + twice + " events twice";
        }
    }

    private static void take(Bed bed, boolean killed) throws Exception {
        try (Connection follower = bed.owner()) {
            follower.createStatement()
                    .execute("insert into control.seen select position from events.event"
                            + " where position > (select position from control.progress) order by position limit 100");
            if (killed) {
                return;
            }
            follower.createStatement()
                    .execute("update control.progress set position = (select max(position) from control.seen)");
        }
    }
}
