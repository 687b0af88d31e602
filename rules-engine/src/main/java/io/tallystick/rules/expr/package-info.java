/**
 * Expressions of contracts: CEL, compiled against declared names, with a proven upper bound of cost, the same result on every JVM.
 * No class of the CEL library appears in a public signature of this package.
 */
package io.tallystick.rules.expr;
