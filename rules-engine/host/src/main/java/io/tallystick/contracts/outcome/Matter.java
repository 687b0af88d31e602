package io.tallystick.contracts.outcome;

/** What somebody wanted that was refused. */
public enum Matter {
    /** A contract deployed. */
    DEPLOY,
    /** A contract retired. */
    RETIRE,
    /** An instance opened. */
    OPEN,
    /** An instance taken over by another version. */
    MIGRATE,
    /** An alert acknowledged. */
    ACKNOWLEDGE,
    /** Money issued. */
    ISSUE,
    /** Money transferred. */
    TRANSFER,
    /** A credit line. */
    CREDIT,
    /** A consent. */
    CONSENT,
    /** A document of a type that begins with {@code tallystick.} and is none of these. */
    DOCUMENT,
    /** Readings, or a document, that cannot be read. */
    EVENT,
    /** A message of another ledger. */
    MESSAGE
}
