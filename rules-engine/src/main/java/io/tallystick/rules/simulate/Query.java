package io.tallystick.rules.simulate;

import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.timer.AlertChange;

/** What is to be explained. */
public sealed interface Query {
    /** Whether this is it. */
    boolean matches(Firing firing);

    /** Whether the first is meant; else the last. */
    boolean isFirst();

    /** The first time that an alert was raised; or, with a time, the last change of it by then. */
    record OfAlert(String key, long untilMillis) implements Query {
        @Override
        public boolean matches(Firing firing) {
            return firing.effects().stream().anyMatch(this::isIt);
        }

        private boolean isIt(Effect effect) {
            return effect instanceof Effect.AlertChanged alert
                    && alert.change().alert().key().equals(key)
                    && (!isFirst() || alert.change().what() == AlertChange.What.RAISED);
        }

        @Override
        public boolean isFirst() {
            return untilMillis == Long.MAX_VALUE;
        }
    }

    /**
     * The first movement of money, or refusal of one; or, with a time, the last by then.
     *
     * @param effect the author's id of the hold or payment; empty for any
     */
    record OfPayment(String effect, long untilMillis) implements Query {
        @Override
        public boolean matches(Firing firing) {
            return firing.effects().stream().anyMatch(this::isIt);
        }

        private boolean isIt(Effect done) {
            String id = done instanceof Effect.Moved moved
                    ? moved.effect()
                    : done instanceof Effect.Refused refused ? refused.effect() : null;
            return id != null && (effect.isEmpty() || effect.equals(id));
        }

        @Override
        public boolean isFirst() {
            return untilMillis == Long.MAX_VALUE;
        }
    }

    /** The last thing that happened by a time. */
    record ByTime(long untilMillis) implements Query {
        @Override
        public boolean matches(Firing firing) {
            return true;
        }

        @Override
        public boolean isFirst() {
            return false;
        }
    }

    /** What happened after this time does not count. */
    long untilMillis();
}
