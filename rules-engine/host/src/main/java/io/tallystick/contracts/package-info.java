/**
 * Runs contracts inside a ledger: which are deployed, which instances run on which subject, the accounts, and what of all that is
 * entered in the ledger. The rules are those of docs/reference/contract-ledger.md.
 */
package io.tallystick.contracts;
