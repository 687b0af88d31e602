/**
 * Windows over event time, over the last n values and over the calendar, and what they say of the values inside: exact sums,
 * so that a result depends on what is inside and on nothing else. Rules in docs/reference/contracts/windows.md.
 */
package io.tallystick.rules.window;
