/**
 * Units of measurement: the SenML registry (RFC 8428 section 12.1, RFC 8798) and common UCUM symbols, what may be compared with
 * what, and conversions that give the same bits everywhere.
 */
package io.tallystick.rules.unit;
