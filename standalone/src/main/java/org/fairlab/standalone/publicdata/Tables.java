package org.fairlab.standalone.publicdata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fairlab.command.roster.RosterFile;

/** The cells as rosters. */
final class Tables {

    private Tables() {}

    static RosterFile courses(List<Cell> cells, Map<String, String> titles) {
        Map<String, List<String>> courses = new LinkedHashMap<>();
        for (Cell cell : cells) {
            courses.putIfAbsent(
                    cell.course(),
                    List.of(
                            cell.course(),
                            titles.getOrDefault(cell.cip(), cell.cip()),
                            "CLINICAL_LABORATORY",
                            cell.cip(),
                            cell.awardLevel(),
                            "0",
                            "0",
                            cells.getFirst().begins()));
        }
        return new RosterFile(
                List.of(
                        "courseId",
                        "content.title",
                        "content.topics",
                        "content.cip",
                        "content.awardLevel",
                        "content.noticeDays",
                        "content.minimumAttendance",
                        "effectiveOn"),
                List.copyOf(courses.values()));
    }

    static RosterFile offerings(Collection<Cell> cells) {
        Map<String, List<String>> offerings = new LinkedHashMap<>();
        for (Cell cell : cells) {
            offerings.putIfAbsent(
                    cell.offering(),
                    List.of(
                            cell.offering(),
                            cell.course(),
                            "1",
                            "ipeds:" + cell.unitId(),
                            cell.begins(),
                            cell.ends(),
                            "1",
                            cell.begins()));
        }
        return new RosterFile(
                List.of(
                        "offeringId",
                        "courseId",
                        "courseVersion",
                        "site",
                        "startsOn",
                        "endsOn",
                        "sessions",
                        "effectiveOn"),
                List.copyOf(offerings.values()));
    }

    static RosterFile participants(List<Award> awards) {
        return new RosterFile(
                List.of(
                        "participantId",
                        "origin",
                        "answers.standard",
                        "answers.race",
                        "answers.sex",
                        "answers.disability",
                        "answers.veteran",
                        "answers.firstGeneration",
                        "answers.ruralBackground",
                        "answers.disadvantage",
                        "effectiveOn"),
                awards.stream()
                        .map(award -> List.of(
                                award.participant(),
                                "PUBLIC_STATISTIC",
                                "IPEDS_1977",
                                award.cell.raceAnswered(),
                                award.cell.sexAnswered(),
                                "NOT_ASKED",
                                "NOT_ASKED",
                                "NOT_ASKED",
                                "NOT_ASKED",
                                "NOT_ASKED",
                                award.cell.begins()))
                        .toList());
    }

    static RosterFile completions(List<Award> awards) {
        return new RosterFile(
                List.of("offeringId", "participantId", "enrolledOn", "completedOn"),
                awards.stream()
                        .map(award -> List.of(
                                award.cell.offering(), award.participant(), award.cell.begins(), award.cell.ends()))
                        .toList());
    }

    /**
     * One award of a cell.
     *
     * @param number from 1
     */
    record Award(Cell cell, int number) {

        static List<Award> of(List<Cell> cells) {
            List<Award> awards = new ArrayList<>();
            for (Cell cell : cells) {
                for (int number = 1; number <= cell.awards(); number++) {
                    awards.add(new Award(cell, number));
                }
            }
            return awards;
        }

        String participant() {
            return cell.participant(number);
        }
    }
}
