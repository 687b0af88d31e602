/** The Merkle tree of RFC 6962 and RFC 9162 over SHA-256: appending, roots, inclusion and consistency proofs. */
package io.tallystick.ledger.merkle;
