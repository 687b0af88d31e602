/** Intake from the brokers that devices already use, and delivery to the systems that businesses already run. */
package io.tallystick.connect;
