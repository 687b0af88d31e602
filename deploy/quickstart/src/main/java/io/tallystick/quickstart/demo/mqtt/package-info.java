/** The demonstration's way in: the fleet publishes to an MQTT broker, and so may anyone else. */
package io.tallystick.quickstart.demo.mqtt;
