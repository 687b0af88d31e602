/**
 * Exponential smoothing with given parameters, and predictions from it. Equally spaced observations, one at a time; the caller
 * says when one is missing. Rules and start-up in docs/reference/contracts/windows.md.
 */
package io.tallystick.rules.forecast;
