/**
 * Places: positions on WGS84, great-circle distances, fences and what a moving thing does with them (enter, exit, dwell, distance).
 * Results are the same bits on every machine.
 */
package io.tallystick.rules.geo;
