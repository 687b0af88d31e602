/** The bytes that a contract instance's state is kept as: one canonical form for each state. */
package io.tallystick.rules.state;
