package io.tallystick.rules.simulate;

import io.tallystick.rules.account.Payee;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.timer.AlertChange;
import java.util.Map;
import java.util.Optional;

/** What is to be explained: the first time that it happened; or, with a time, the last by then. */
public sealed interface Query {
    /**
     * Whether an effect is it.
     *
     * @param parties of the instance: which organisation has each role
     */
    boolean matches(Effect effect, Map<String, String> parties);

    /** What happened after this time does not count. */
    long untilMillis();

    /** Whether the first is meant; else the last. */
    default boolean isFirst() {
        return untilMillis() == Long.MAX_VALUE;
    }

    /** Whether a firing is it. */
    default boolean matches(Firing firing, Map<String, String> parties) {
        return firing.effects().stream().anyMatch(effect -> matches(effect, parties));
    }

    /** The first time that an alert was raised; or, with a time, the last change of it by then. */
    record OfAlert(String key, long untilMillis) implements Query {
        @Override
        public boolean matches(Effect effect, Map<String, String> parties) {
            return effect instanceof Effect.AlertChanged alert
                    && alert.change().alert().key().equals(key)
                    && (!isFirst() || alert.change().what() == AlertChange.What.RAISED);
        }
    }

    /**
     * A movement of money, or a refusal of one.
     *
     * @param who the author's id of the hold or payment; or a role or organisation that pays or gets; empty for any
     * @param kind null for any by which somebody got money
     */
    record OfMoney(String who, MoneyKind kind, long untilMillis) implements Query {
        @Override
        public boolean matches(Effect effect, Map<String, String> parties) {
            Optional<MoneyKind> is = MoneyKind.of(effect);
            return is.isPresent()
                    && (kind == null ? is.get().isPaid() : is.get() == kind)
                    && isAbout(effect, parties.getOrDefault(who, who));
        }

        /** Whether it is about the payment or organisation, of whatever kind. */
        boolean isAbout(Effect effect, String organisation) {
            if (effect instanceof Effect.Moved moved) {
                return who.isEmpty()
                        || moved.effect().equals(who)
                        || moved.payer().equals(organisation)
                        || moved.payees().stream().map(Payee::organisation).anyMatch(organisation::equals);
            }
            return effect instanceof Effect.Refused refused
                    && (who.isEmpty() || refused.effect().equals(who));
        }
    }

    /** The last thing that happened by a time. */
    record ByTime(long untilMillis) implements Query {
        @Override
        public boolean matches(Effect effect, Map<String, String> parties) {
            return true;
        }

        @Override
        public boolean matches(Firing firing, Map<String, String> parties) {
            return true;
        }

        @Override
        public boolean isFirst() {
            return false;
        }
    }
}
