/** Signed notes and checkpoints as strangers' tools read them: c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature. */
package io.tallystick.ledger.note;
