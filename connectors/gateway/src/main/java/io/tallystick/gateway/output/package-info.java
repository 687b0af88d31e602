/** What a message becomes on Kafka: events and rejections, in one of two forms. */
package io.tallystick.gateway.output;
