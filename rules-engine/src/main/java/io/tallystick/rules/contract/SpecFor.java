package io.tallystick.rules.contract;

import java.util.function.IntToLongFunction;

/**
 * The measures of a signal, of which durations may be params: made for each instance.
 *
 * @param <S> the signal's own kind of measures
 */
@FunctionalInterface
public interface SpecFor<S> {
    /**
     * @param params the milliseconds of a param of type duration, by its place
     * @throws IllegalArgumentException for durations that the signal cannot have
     */
    S with(IntToLongFunction params);

    /** The measures with every param as short as it can be, for what does not hang on them. */
    default S least() {
        return with(param -> 1);
    }
}
