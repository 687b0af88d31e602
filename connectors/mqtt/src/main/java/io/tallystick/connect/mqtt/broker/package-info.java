/** The connection to the MQTT broker, for MQTT 5 and 3.1.1 alike; knows no Kafka. */
package io.tallystick.connect.mqtt.broker;
