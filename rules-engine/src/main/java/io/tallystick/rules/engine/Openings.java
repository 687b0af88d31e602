package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.money.Currencies;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Checks what an opening says against the contract. */
public final class Openings {
    private Openings() {}

    /** The checked opening, or what is wrong with it. */
    public sealed interface Checked {
        /** It is good. */
        record Good(Opening opening) implements Checked {}

        /** @param errors at least one, each saying what was wanted and what was there */
        record Bad(List<String> errors) implements Checked {
            public Bad {
                errors = List.copyOf(errors);
            }
        }

        /** The opening, for callers that know it is good. */
        default Opening orThrow() {
            if (this instanceof Good good) {
                return good.opening();
            }
            throw new IllegalArgumentException("opening: " + String.join("; ", ((Bad) this).errors()));
        }
    }

    /**
     * Checks parties, params and devices.
     *
     * @param params by name: values as JSON has them (Boolean, Long, Double, String), or text of them; or already of the type's class
     * @param organisations which there are
     */
    public static Checked check(
            Contract contract,
            String id,
            String subject,
            Map<String, String> parties,
            Map<String, ?> params,
            List<String> devices,
            Currencies currencies,
            Predicate<String> organisations) {
        throw new UnsupportedOperationException();
    }
}
