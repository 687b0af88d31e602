package io.tallystick.rules.contract;

import java.util.List;
import java.util.Optional;

/**
 * Which versions' instances a contract says it can take over. How it does is known once the other text is: {@link Migration}.
 *
 * @param from each version once; empty for a text that takes none over
 */
public record Migrates(List<From> from) {
    /** Takes none over. */
    public static final Migrates NONE = new Migrates(List.of());

    public Migrates {
        from = List.copyOf(from);
    }

    /**
     * A version of the same contract.
     *
     * @param hash SHA-256 of its text, 64 lower-case hexadecimal digits; empty for whichever text has the version
     */
    public record From(String version, String hash) {}

    /** What is said of a version, if anything. */
    public Optional<From> of(String version) {
        return from.stream().filter(one -> one.version().equals(version)).findFirst();
    }
}
