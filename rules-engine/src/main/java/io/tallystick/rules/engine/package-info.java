/**
 * Runs contracts: (contract, instance state, input, ledger time, accounts) to (state, firings), nothing else. No clock, no threads, no
 * order that hangs on a hash. The rules are those of docs/reference/contracts/engine.md.
 */
package io.tallystick.rules.engine;
