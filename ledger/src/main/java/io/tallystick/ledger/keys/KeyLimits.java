package io.tallystick.ledger.keys;

/** The bounds of key files. */
final class KeyLimits {
    /** Bytes of a key store: 1,024 ledger keys with their certificates take less than 2 MiB. */
    static final int MAX_KEY_STORE_BYTES = 8 << 20;

    /** Bytes of a password file. */
    static final int MAX_PASSWORD_BYTES = 1024;

    /** Bytes of a sequence file: some 100,000 subjects. */
    static final int MAX_SEQUENCE_FILE_BYTES = 16 << 20;

    /** Bytes of a certificate as PEM: a third more than as DER, and its two lines. */
    static final int MAX_PEM_BYTES = 8192;

    /** Subjects that one device's sequence file holds. */
    static final int MAX_SUBJECTS = 100_000;

    /** UTF-8 bytes of one subject in a sequence file: many times what a record key is. */
    static final int MAX_SUBJECT_BYTES = 1024;

    /** Characters of a generated password: 32 of 64 symbols are 192 bits. */
    static final int GENERATED_PASSWORD_BYTES = 24;

    private KeyLimits() {}
}
