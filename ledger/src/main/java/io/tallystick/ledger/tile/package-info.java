/** Tiled logs as strangers' tools read them, c2sp.org/tlog-tiles: paths, hash tiles, entry bundles; pure, no files. */
package io.tallystick.ledger.tile;
