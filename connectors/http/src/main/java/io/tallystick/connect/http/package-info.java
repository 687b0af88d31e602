/**
 * Takes envelopes and readings over HTTP, and answers when Kafka has them, committed. A request is read by threads of the server, and
 * waits in a bounded queue; one thread signs and commits whatever waits, in one transaction.
 */
package io.tallystick.connect.http;
