/** Proofs as files that anyone can check offline: c2sp.org/tlog-proof. */
package io.tallystick.ledger.proof;
