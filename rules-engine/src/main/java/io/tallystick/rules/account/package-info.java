/**
 * The double-entry book of one ledger: who has how much, what is held, what is on its way to and from other ledgers. Pure: the
 * caller gives the ledger's time and stores what changed.
 */
package io.tallystick.rules.account;
