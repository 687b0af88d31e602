package io.tallystick.ledger.pipeline;

import java.util.regex.Pattern;

/**
 * The subject that envelopes about a contract have: {@code contract/NAME}.
 *
 * @param name the contract's name: a letter, then letters, digits, {@code _} or {@code -}, 64 characters at most
 */
public record ContractSubject(String name) {
    private static final String PREFIX = "contract/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    public ContractSubject {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "contract name \"" + name + "\": want 1 to 64 of A-Z a-z 0-9 _ - beginning with a letter");
        }
    }

    /**
     * Reads {@code contract/NAME}.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static ContractSubject parse(String subject) {
        if (!subject.startsWith(PREFIX)) {
            throw new IllegalArgumentException("\"" + subject + "\": want " + PREFIX + "NAME");
        }
        return new ContractSubject(subject.substring(PREFIX.length()));
    }

    /** Whether a subject is one that {@link #parse} reads. */
    static boolean matches(String subject) {
        return subject.startsWith(PREFIX)
                && NAME.matcher(subject.substring(PREFIX.length())).matches();
    }

    @Override
    public String toString() {
        return PREFIX + name;
    }
}
