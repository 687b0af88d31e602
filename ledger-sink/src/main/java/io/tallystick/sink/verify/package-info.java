/** Verifies whole ledgers from the bytes up, from an archive or from blocks, trusting a genesis or a key and nothing else. */
package io.tallystick.sink.verify;
