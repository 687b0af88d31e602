/** What contracts leave in a ledger, as types and as bytes: the bodies of outcome and message entries. */
package io.tallystick.contracts.outcome;
