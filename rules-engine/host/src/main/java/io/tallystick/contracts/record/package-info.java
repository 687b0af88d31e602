/** What others consume of a ledger's outcomes: alerts, settlements, commands and messages, as neutral values. */
package io.tallystick.contracts.record;
