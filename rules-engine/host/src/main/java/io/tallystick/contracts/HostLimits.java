package io.tallystick.contracts;

/** Every bound of the contract host, each with its reason. Reaching one is a refusal on record, never a fault. */
final class HostLimits {
    /** Contract versions of a ledger: each is kept with its text. */
    static final int MAX_DEFINITIONS = 1_024;

    /** Deployments, and openings, that wait for signatures; each. */
    static final int MAX_PENDING = 1_024;

    /** Compiled contracts, and compared ones, that are kept while they wait for signatures; one that falls out is compiled again. */
    static final int MAX_CHECKED = 32;

    /** Contracts that the ledgers of a process share; one that falls out is read again by the next ledger that wants it. */
    static final int MAX_SHARED = 64;

    /** How long, in ledger time, signatures are waited for: those of an abandoned deployment must not fill the room for ever. */
    static final long PENDING_MILLIS = 30L * 24 * 60 * 60 * 1_000;

    /** How long, in ledger time, an instance that is over is kept for lists and acknowledgements. Its outcomes stay for ever. */
    static final long OVER_MILLIS = 30L * 24 * 60 * 60 * 1_000;

    /** Instances on one subject: each sees each event of the subject. */
    static final int MAX_ON_SUBJECT = 64;

    /** Instances of a ledger, those that are over and not yet forgotten included: bounds the memory of the index by due time. */
    static final int MAX_INSTANCES = 1_000_000;

    /**
     * Instances that a migration looks at with one entry or move of the clock: some tens of milliseconds, and a part of a block, so that
     * sealing goes on.
     */
    static final int MAX_WALKED = 256;

    /** Instances that are kept decoded between commits. */
    static final int MAX_DECODED = 10_000;

    /** Timers that fire at one move of the clock for one instance, before the next one has its turn. */
    static final int MAX_ROUNDS = 100_000;

    /** Bytes of UTF-8 of an instance's id: it is in every outcome. */
    static final int MAX_INSTANCE_BYTES = 340;

    /** Roles of a contract, and organisations that must sign. */
    static final int MAX_PARTIES = 64;

    /** Devices of an opening's list. */
    static final int MAX_DEVICES = 256;

    /** Characters of any name, id or reference in a document. */
    static final int MAX_NAME_CHARS = 255;

    /** Messages that may cause each other in a row: contracts that answer each other would never end. */
    static final int MAX_HOPS = 16;

    /** Currencies of one statement: what the room for it takes. */
    static final int MAX_STATED = 400;

    /** Bytes of one stored value. */
    static final int MAX_VALUE_BYTES = 1 << 26;

    private HostLimits() {}
}
