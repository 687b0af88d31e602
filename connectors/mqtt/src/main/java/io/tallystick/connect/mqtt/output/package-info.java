/** What a message becomes on Kafka: events and rejections, in one of three forms. */
package io.tallystick.connect.mqtt.output;
