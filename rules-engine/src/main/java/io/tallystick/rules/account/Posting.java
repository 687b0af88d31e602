package io.tallystick.rules.account;

/**
 * How one account changed.
 *
 * @param account which
 * @param postedChange of its balance, in smallest units
 * @param heldChange of what is held of it
 * @param creditChange of its credit line
 */
public record Posting(AccountKey account, long postedChange, long heldChange, long creditChange) {}
