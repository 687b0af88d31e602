/** What every application of ours asks of Kafka's clients and makes of their failures. */
package io.tallystick.schemas.clients;
