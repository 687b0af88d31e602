/** Exact money: whole minor units of a declared currency, exact decimals to multiply by, and rounding that is always named. */
package io.tallystick.rules.money;
