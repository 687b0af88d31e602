/**
 * A Kafka Connect sink that delivers each record as one HTTP POST. The thinking is in {@code event}, {@code request} and
 * {@code delivery}, which know neither Connect nor threads; this package is the plumbing around them.
 */
package io.tallystick.connect.webhook;
