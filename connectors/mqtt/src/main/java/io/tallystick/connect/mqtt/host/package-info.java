/** The MQTT source without a Kafka Connect worker: in a process of its own, or embedded in another. */
package io.tallystick.connect.mqtt.host;
