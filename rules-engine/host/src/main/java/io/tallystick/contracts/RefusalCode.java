package io.tallystick.contracts;

/** Why something is refused, where it is not the book that refuses. The names are part of the ledger's format. */
public enum RefusalCode {
    /** The document or message is not of its form. */
    MALFORMED,
    /** The contract's text does not parse or does not check. */
    DOES_NOT_CHECK,
    /** The text's hash, name or version is not the one that the envelope says. */
    NOT_AS_SAID,
    /** The version is there, with other content. */
    VERSION_REUSED,
    /** The very same is in force, or done, already. */
    ALREADY_DONE,
    /** No such contract or version here. */
    UNKNOWN_CONTRACT,
    /** The version is retired. */
    RETIRED,
    /** The network has no organisation of that name. */
    UNKNOWN_ORGANISATION,
    /** The contract has no role of that name. */
    UNKNOWN_ROLE,
    /** A role has no organisation, or two. */
    ROLE_NOT_BOUND,
    /** The signer's organisation is none of those whose signature is wanted. */
    SIGNER_IS_NO_PARTY,
    /** The account or subject is another organisation's. */
    NOT_THE_HOLDER,
    /** Parameters or devices are not what the contract wants. */
    WRONG_PARAMETERS,
    /** Entering the first state was refused: a hold without funds, say. */
    NOT_OPENED,
    /** The text does not say how it takes over the versions that are there. */
    NO_MIGRATION,
    /** One instance cannot be taken over: a value cannot be reckoned, say. It stays what it is. */
    NOT_MIGRATED,
    /** No open alert of that key. */
    NO_SUCH_ALERT,
    /** No instance that could take it. */
    NO_INSTANCE,
    /** The document's type is not known. */
    UNKNOWN_DOCUMENT,
    /** No such currency, or text that is no amount of one. */
    NO_AMOUNT,
    /** A bound is reached. */
    TOO_MANY
}
