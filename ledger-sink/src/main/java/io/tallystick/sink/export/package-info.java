/** Exports ledgers from Kafka as archives of C2SP tile directories. */
package io.tallystick.sink.export;
