/**
 * What a connector makes of a broker's message: pure code, without a broker, Kafka or a clock. A message gives a list of
 * {@link io.tallystick.intake.IntakeResult results}, at least one; a stranger's bytes never give an exception.
 */
package io.tallystick.intake;
