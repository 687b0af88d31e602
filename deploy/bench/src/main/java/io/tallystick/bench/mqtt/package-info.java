/** The MQTT source connector next to a client that does nothing, on the same broker. */
package io.tallystick.bench.mqtt;
