/**
 * A contract as read from its file, checked and compiled: everything is resolved (names are places in lists, expressions are compiled
 * over one scope), so that the engine decides nothing about the language. Built by {@code io.tallystick.rules.lang} only.
 */
package io.tallystick.rules.contract;
