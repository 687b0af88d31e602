/** What outcomes mean to others, as records of the topics {@code alerts}, {@code settlements}, {@code commands} and {@code messages}. */
package io.tallystick.topology.outcome;
