package org.fairlab.query.lactation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.Keyring;
import org.fairlab.platform.web.Problem;
import org.fairlab.query.lactation.CaseFile.*;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The only place at which what is sealed of a parent is opened. */
@Component
class CaseFiles {

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final JsonMapper json;

    CaseFiles(JdbcClient jdbc, Keyring keyring, JsonMapper json) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.json = json;
    }

    /** @param details in ciphertext */
    private record Parent(
            LocalDate registeredOn,
            @Nullable LocalDate erasedOn,
            @Nullable String details) {}

    /**
     * One parent, with what is sealed in clear.
     *
     * @throws Problem 404 if there is none
     */
    CaseFile of(UUID parentId) {
        Parent parent = jdbc.sql("select registered_on, erased_on, details from lactation.parent where parent_id = ?")
                .param(parentId)
                .query(Parent.class)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such parent."));
        return new CaseFile(
                parentId,
                parent.registeredOn(),
                parent.erasedOn(),
                open(parentId, "details", parent.details(), Details.class),
                referrals(parentId),
                accommodations(parentId),
                jdbc.sql("""
                                select policy_id, policy_version, jurisdiction, rules_version, language, issued_on
                                from lactation.notice
                                where parent_id = ? order by issued_on, notice_id""").param(parentId).query(Notice.class).list());
    }

    private List<Referral> referrals(UUID parentId) {
        return jdbc.sql("select * from lactation.referral where parent_id = ? order by consented_on, referral_id")
                .param(parentId)
                .query((row, n) -> {
                    ReferralStatus status = ReferralStatus.valueOf(row.getString("status"));
                    LocalDate createdOn = day(row, "created_on");
                    return new Referral(
                            row.getObject("referral_id", UUID.class),
                            row.getObject("pathway_id", UUID.class),
                            status,
                            createdOn == null ? null : Bser.of(status),
                            open(parentId, "shared", row.getString("shared"), Shared.class),
                            row.getObject("consented_on", LocalDate.class),
                            createdOn,
                            day(row, "visit_on"),
                            day(row, "first_visit_on"),
                            day(row, "closed_on"),
                            row.getString("outcome"),
                            row.getString("ground"));
                })
                .list();
    }

    private List<Accommodation> accommodations(UUID parentId) {
        return jdbc.sql("""
                        select *, (select count(*) from lactation.break_taken b
                            where b.accommodation_id = a.accommodation_id) as breaks_taken
                        from lactation.accommodation a where parent_id = ? order by requested_on, accommodation_id""")
                .param(parentId)
                .query((row, n) -> new Accommodation(
                        row.getObject("accommodation_id", UUID.class),
                        row.getString("beneficiary"),
                        row.getString("site"),
                        row.getString("rule"),
                        row.getString("rule_version"),
                        row.getString("citation"),
                        row.getObject("months_after_birth", Integer.class),
                        row.getObject("least_minutes", Integer.class),
                        row.getBoolean("least_paid"),
                        open(parentId, "wishes", row.getString("wishes"), Wishes.class),
                        row.getString("requested_by"),
                        row.getObject("requested_on", LocalDate.class),
                        AccommodationStatus.valueOf(row.getString("status")),
                        row.getObject("times_expected", Integer.class),
                        row.getObject("minutes", Integer.class),
                        row.getObject("paid", Boolean.class),
                        row.getString("legal_basis"),
                        row.getObject("denial_id", UUID.class),
                        row.getString("proposed_by"),
                        row.getLong("breaks_taken")))
                .list();
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** A key that is gone means erased, even before this read model has heard of the erasure. */
    private <T> @Nullable T open(UUID parentId, String field, @Nullable String ciphertext, Class<T> type) {
        return ciphertext == null
                ? null
                : keyring.open(parentId, field, new Sealed(Category.HEALTH, ciphertext))
                        .map(open -> json.readValue(open, type))
                        .orElse(null);
    }
}
