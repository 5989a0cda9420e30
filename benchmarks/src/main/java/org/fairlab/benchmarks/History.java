package org.fairlab.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Writes a history of any length straight into an empty event table, in the form in which the product stores it: 40
 * courses, 400 offerings at 100 sites and 20 funds, then participants one after the other, who enrol, attend, are
 * assessed, complete and get a certificate, and beside each of them a replenishment of a fund.
 */
final class History {

    private static final int COURSES = 40;
    private static final int OFFERINGS = 400;
    private static final int FUNDS = 20;
    private static final int REFERENCE = COURSES + OFFERINGS + FUNDS;
    private static final int UNIT = 7;
    private static final int BATCH = 20_000;

    private static final String INSERT = """
            insert into events.event (position, event_id, stream_id, sequence, stream_type, type, revision, payload,
                metadata, recorded_at)
            select p, gen_random_uuid(), md5(stream)::uuid, sequence, stream_type, type, '1', payload::json,
                format('{"actor":"benchmark","causationId":"%s","correlationId":"%s","role":"programme-manager"}',
                    md5('causation' || p)::uuid, md5('correlation' || p)::uuid)::json,
                timestamptz '2026-01-01' + p * interval '1 millisecond'
            """;

    private static final String COURSE = """
            from generate_series(1, %d) n cross join lateral (values (n, 'course' || n, 0, 'Course', 'CoursePublished',
                format('{"content":{"awardLevel":%%s,"cip":"51.10%%s","minimumAttendance":0,"noticeDays":90,'
                    '"passMark":0,"title":"Course %%s","topics":["CLINICAL_LABORATORY"],"validityMonths":24},'
                    '"courseId":"%%s","effectiveOn":"2000-01-01"}',
                    n %% 8 + 1, lpad((n %% 20)::text, 2, '0'), n, md5('course' || n)::uuid)))
                e (p, stream, sequence, stream_type, type, payload)
            """.formatted(COURSES);

    private static final String OFFERING = """
            from generate_series(1, %d) n cross join lateral (values (%d + n, 'offering' || n, 0, 'Offering',
                'OfferingScheduled', format('{"courseId":"%%s","courseVersion":1,"effectiveOn":"2000-01-01",'
                    '"endsOn":"2030-12-31","offeringId":"%%s","sessions":8,"site":"ipeds:%%s","startsOn":"2000-01-01"}',
                    md5('course' || n %% %d + 1)::uuid, md5('offering' || n)::uuid, 100000 + n %% 100)))
                e (p, stream, sequence, stream_type, type, payload)
            """.formatted(OFFERINGS, COURSES, COURSES);

    private static final String FUND = """
            from generate_series(1, %d) n cross join lateral (values (%d + n, 'fund' || n, 0, 'Fund', 'FundEstablished',
                format('{"balance":{"currency":"USD","minor":700},"effectiveOn":"2000-01-01","fundId":"%%s",'
                    '"kind":"SCHOLARSHIP","name":"Fund %%s"}', md5('fund' || n)::uuid, n)))
                e (p, stream, sequence, stream_type, type, payload)
            """.formatted(FUNDS, COURSES + OFFERINGS);

    /** One participant: o is the number of the offering, f of the fund. */
    private static final String PARTICIPANT = """
            from generate_series(?, ?) u
            cross join lateral (select u %% %d + 1 as o, u %% %d + 1 as f,
                %d + (u - 1) * %d as before, date '2000-01-01' + (u * 13 %% 9000)::int as d,
                md5('participant' || u)::uuid as participant, md5('enrolment' || u)::uuid as enrolment) x
            cross join lateral (values
                (before + 1, 'participant' || u, 0, 'Participant', 'ParticipantRegistered',
                    format('{"effectiveOn":"%%s","identity":null,"origin":"INVENTED","participantId":"%%s"}',
                        d, participant)),
                (before + 2, 'enrolment' || u, 0, 'Enrolment', 'LearnerEnrolled',
                    format('{"courseId":"%%s","courseVersion":1,"effectiveOn":"%%s","enrolmentId":"%%s",'
                        '"offeringId":"%%s","participantId":"%%s"}', md5('course' || o %% %d + 1)::uuid, d, enrolment,
                        md5('offering' || o)::uuid, participant)),
                (before + 3, 'enrolment' || u, 1, 'Enrolment', 'AttendanceRecorded',
                    format('{"effectiveOn":"%%s","enrolmentId":"%%s","present":true,"session":1}', d, enrolment)),
                (before + 4, 'enrolment' || u, 2, 'Enrolment', 'AssessmentScored',
                    format('{"effectiveOn":"%%s","enrolmentId":"%%s","score":80}', d, enrolment)),
                (before + 5, 'enrolment' || u, 3, 'Enrolment', 'TrainingCompleted',
                    format('{"effectiveOn":"%%s","enrolmentId":"%%s"}', d, enrolment)),
                (before + 6, 'enrolment' || u, 4, 'Enrolment', 'CertificateIssued',
                    format('{"certificateId":"%%s","effectiveOn":"%%s","enrolmentId":"%%s","expiresOn":"%%s",'
                        '"recertificationDueOn":"%%s"}', md5('certificate' || u)::uuid, d, enrolment, d + 730, d + 640)),
                (before + 7, 'fund' || f, (u - 1) / %d + 1, 'Fund', 'FundReplenished',
                    format('{"amount":{"currency":"USD","minor":600},"effectiveOn":"%%s","fundId":"%%s"}',
                        d, md5('fund' || f)::uuid)))
                e (p, stream, sequence, stream_type, type, payload)
            where p <= ?
            """.formatted(OFFERINGS, FUNDS, REFERENCE, UNIT, COURSES, FUNDS);

    private History() {}

    /** Makes the database's history this long, if it has none. */
    static void fill(Database database, long events) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            try (var any = statement.executeQuery("select from events.event limit 1")) {
                if (any.next()) {
                    return;
                }
            }
            for (String reference : new String[] {COURSE, OFFERING, FUND}) {
                statement.executeUpdate(INSERT + reference);
            }
            long participants = Math.ceilDiv(Math.max(events - REFERENCE, 1), (long) UNIT);
            try (PreparedStatement insert = connection.prepareStatement(INSERT + PARTICIPANT)) {
                for (long from = 1; from <= participants; from += BATCH) {
                    insert.setLong(1, from);
                    insert.setLong(2, Math.min(from + BATCH - 1, participants));
                    insert.setLong(3, events);
                    insert.executeUpdate();
                }
            }
            statement.execute("vacuum analyze events.event");
        }
    }

    /** What the product stores beside an event, as JSON. */
    static String metadata(String role) {
        return "{\"actor\":\"benchmark\",\"causationId\":\"" + UUID.randomUUID() + "\",\"correlationId\":\""
                + UUID.randomUUID() + "\",\"role\":\"" + role + "\"}";
    }
}
