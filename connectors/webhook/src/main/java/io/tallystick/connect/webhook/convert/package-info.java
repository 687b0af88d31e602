/** From Avro in Confluent framing to Connect's own data, and from that to JSON. */
package io.tallystick.connect.webhook.convert;
