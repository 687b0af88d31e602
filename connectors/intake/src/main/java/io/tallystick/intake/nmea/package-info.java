/** NMEA 0183 sentences of receivers and instruments, and the AIS messages (ITU-R M.1371) in {@code !AIVDM} and {@code !AIVDO}. */
package io.tallystick.intake.nmea;
