package io.tallystick.rules.simulate;

import io.tallystick.rules.engine.Effect;
import java.util.Locale;
import java.util.Optional;

/** What became of money, or of the try to move it. */
public enum MoneyKind {
    POST,
    TRANSFER,
    ISSUE,
    HOLD,
    VOID,
    REFUSED;

    /** Of an effect that is about money. */
    static Optional<MoneyKind> of(Effect effect) {
        if (effect instanceof Effect.Moved moved) {
            return Optional.of(valueOf(moved.kind().name()));
        }
        return effect instanceof Effect.Refused ? Optional.of(REFUSED) : Optional.empty();
    }

    /** Whether somebody got money. */
    public boolean isPaid() {
        return this == POST || this == TRANSFER || this == ISSUE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
