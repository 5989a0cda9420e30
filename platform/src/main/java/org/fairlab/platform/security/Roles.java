package org.fairlab.platform.security;

import java.util.List;

/** The roles, as they stand in a token's {@code roles} claim. */
public final class Roles {

    public static final String PROGRAMME_MANAGER = "programme-manager";
    public static final String REVIEWER = "reviewer";
    public static final String FUND_OFFICER = "fund-officer";
    public static final String SITE_COORDINATOR = "site-coordinator";
    public static final String LACTATION_COORDINATOR = "lactation-coordinator";
    public static final String DASHBOARD_VIEWER = "dashboard-viewer";
    public static final String AUDITOR = "auditor";
    public static final String PRIVACY_OFFICER = "privacy-officer";
    public static final String OPERATOR = "operator";

    /** Somebody who may act for themselves only: as the participant whose pseudonym is in the token. */
    public static final String PARTICIPANT = "participant";

    /** Every role there is. */
    public static final List<String> ALL = List.of(
            PROGRAMME_MANAGER,
            REVIEWER,
            FUND_OFFICER,
            SITE_COORDINATOR,
            LACTATION_COORDINATOR,
            DASHBOARD_VIEWER,
            AUDITOR,
            PRIVACY_OFFICER,
            OPERATOR,
            PARTICIPANT);

    private Roles() {}
}
