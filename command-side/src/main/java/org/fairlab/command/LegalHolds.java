package org.fairlab.command;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The legal holds that stand on one person's record. While there is any, nothing of the person is erased, such as the
 * records of an award that 2 CFR 200.334 keeps for three years.
 *
 * @param placedBy by each hold's id, who placed it
 */
public record LegalHolds(Map<UUID, String> placedBy) {

    public static final LegalHolds NONE = new LegalHolds(Map.of());

    /** One more. */
    public LegalHolds placed(UUID holdId, String by) {
        Map<UUID, String> more = new HashMap<>(placedBy);
        more.put(holdId, by);
        return new LegalHolds(more);
    }

    /** One less. */
    public LegalHolds lifted(UUID holdId) {
        Map<UUID, String> fewer = new HashMap<>(placedBy);
        fewer.remove(holdId);
        return new LegalHolds(fewer);
    }

    /** Refuses what cannot be done while a hold stands. */
    public void requireNone() {
        LegalHoldRules.HELD.brokenIf(!placedBy.isEmpty());
    }

    /** Refuses a hold that stands already. */
    public void requireNew(UUID holdId) {
        LegalHoldRules.HOLD_STANDS.brokenIf(placedBy.containsKey(holdId));
    }

    /** Refuses to lift what does not stand, or for whoever placed it. */
    public void requireLiftable(UUID holdId, Acting acting) {
        LegalHoldRules.NO_SUCH_HOLD.brokenIf(!placedBy.containsKey(holdId));
        LegalHoldRules.PLACED_BY_ONESELF.brokenIf(acting.actor().equals(placedBy.get(holdId)));
    }
}
