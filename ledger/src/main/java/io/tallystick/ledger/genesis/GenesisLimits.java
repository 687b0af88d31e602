package io.tallystick.ledger.genesis;

/** The bounds of network.yaml. */
public final class GenesisLimits {
    /** Bytes of the file: room for every organisation and ledger below. */
    public static final int MAX_BYTES = 1 << 20;

    /** Ledgers of a network, each one partition of its topics. */
    public static final int MAX_LEDGERS = 1024;

    /** Organisations of a network. */
    public static final int MAX_ORGANISATIONS = 256;

    /** Witnesses of a network: a checkpoint carries one line for each. */
    public static final int MAX_WITNESSES = 64;

    /** Currencies of a network. */
    public static final int MAX_CURRENCIES = 1024;

    /** Decimal digits of a currency's minor unit: with 9, amounts up to nine thousand million fit 64 bits. */
    public static final int MAX_CURRENCY_EXPONENT = 9;

    /** Characters of a verifier key's name. */
    public static final int MAX_KEY_NAME_CHARACTERS = 255;

    /** Depth of nested YAML; the format needs 4. */
    static final int MAX_DEPTH = 8;

    private GenesisLimits() {}
}
