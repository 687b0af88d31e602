/** Runs the source in-process, with exactly-once delivery, where there is no Connect worker. */
package io.tallystick.connect.mqtt.host;
