package org.fairlab.query.demographics;

/** Which of somebody's answers says the group that a past event counts in. */
public enum Answers {
    /** The one in force on the day of the event, as known at the report's close. */
    AT_EVENT,
    /** The one in force at the report's close, which is the day and instant that the figure is as of. */
    AT_CLOSE,
    /** The one in force today, as known now. */
    LATEST;

    /**
     * Joins {@code demographics.grouped} as {@code g} to whatever has a participant, in a query with the parameters
     * {@code :effective} and {@code :recorded}.
     *
     * @param participant the column of the participant
     * @param day the column of the day of the event
     */
    public String join(String participant, String day) {
        return switch (this) {
            // looked up one by one, since the day differs from row to row
            case AT_EVENT -> """
                    left join lateral (select * from demographics.grouped(%s, :recorded) one
                        where one.participant_id = %s offset 0) g on true""".formatted(day, participant);
            case AT_CLOSE -> joined(":effective, :recorded", participant);
            case LATEST -> joined("'infinity', 'infinity'", participant);
        };
    }

    private static String joined(String times, String participant) {
        return "left join demographics.grouped(" + times + ") g on g.participant_id = " + participant;
    }
}
