/**
 * What a command becomes on MQTT, and what a device's answer to it means. Pure: knows no Connect, and of the broker's link only the form of
 * its messages.
 */
package io.tallystick.connect.mqtt.command;
