package io.tallystick.rules.account;

/** Why an operation was refused. A refused operation changed nothing, and its id may be used again. */
public enum Reason {
    /** The payer's balance less what is held plus its credit line is less than the amount. */
    INSUFFICIENT_FUNDS,
    /** No hold of this id, or it was closed so long ago that it is forgotten. */
    UNKNOWN_HOLD,
    /** There is a hold of this id, open or closed. */
    HOLD_EXISTS,
    /** All of the hold was posted, void or expired before. */
    HOLD_CLOSED,
    /** The hold's expiry has come. */
    HOLD_EXPIRED,
    /** A hold was asked for whose expiry has come. */
    EXPIRY_PASSED,
    /** More was to be posted than is still held. */
    MORE_THAN_HELD,
    /** An operation of this id was done, with other content. */
    DIFFERENT_CONTENT_UNDER_SAME_ID,
    /** A part of a post is in another currency than the hold. */
    CURRENCY_MISMATCH,
    /** The network declares no issuer for the currency, or another number of minor digits. */
    UNKNOWN_CURRENCY,
    /** Only the currency's declared issuer may issue it or grant credit in it. */
    NOT_ISSUER,
    /** A balance would not fit 64 bits. */
    OVERFLOW,
    /** An amount of 0 or less where more than 0 is wanted, or less than 0 where 0 is allowed. */
    NOT_POSITIVE,
    /** The credit line would be less than what is used of it. */
    CREDIT_IN_USE,
    /** The message is for another ledger. */
    WRONG_LEDGER,
    /** Too many messages have overtaken an earlier one of the same ledger. */
    TOO_FAR_AHEAD,
    /** The book has as many accounts, holds or remembered ids as it may have. */
    BOOK_FULL
}
