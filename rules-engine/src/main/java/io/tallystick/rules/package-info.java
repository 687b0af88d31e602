/**
 * The contract language: parse, check, run and test contracts as pure functions of contract, state, entry and ledger time.
 * Knows nothing of Kafka and nothing of our other modules.
 */
package io.tallystick.rules;
