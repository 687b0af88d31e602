/** Benchmarks and crash tests of the ledger application, as programs of their own. */
package io.tallystick.bench;
