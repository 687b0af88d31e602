/** A ledger as a directory of C2SP tiles, c2sp.org/tlog-tiles: written so that a crash at any moment loses nothing. */
package io.tallystick.sink.tiles;
