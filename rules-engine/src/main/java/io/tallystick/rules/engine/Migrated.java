package io.tallystick.rules.engine;

import java.util.List;

/** What became of an instance that another version was to take over. */
public sealed interface Migrated {
    /**
     * It runs under the new version.
     *
     * @param before the state that it was in
     * @param after the state that took that over; what followed at once may have led on from there
     * @param notes what was left behind or began anew, each in a few words; at most {@link EngineLimits#MAX_NOTES}
     */
    record Done(Instance instance, String before, String after, List<String> notes) implements Migrated {
        public Done {
            notes = List.copyOf(notes);
        }
    }

    /**
     * It stays what it is, and nothing happened.
     *
     * @param reason what was wanted and what was there
     */
    record Not(String reason) implements Migrated {}

    /** The instance, for callers that know that it can be taken over. */
    default Instance orThrow() {
        if (this instanceof Done done) {
            return done.instance();
        }
        throw new IllegalArgumentException("migration: " + ((Not) this).reason());
    }
}
