/**
 * Sparkplug B 3.0: topics, the protobuf payload, and the state of each edge node that gives its aliases a meaning.
 *
 * <p>The payload is read here and not by Eclipse Tahu: that brings fifteen archives (another MQTT client, a schema
 * generator and a log backend among them) onto the class path of a Connect worker, and takes what is malformed as far as it can be read.
 */
package io.tallystick.intake.sparkplug;
