/** What contracts cost: the same events sealed with contracts that look at each, and without. */
package io.tallystick.bench.contracts;
