/**
 * The genesis of a network, {@code network.yaml}: who takes part, which keys sign which ledger. Its bytes are leaf 0 of every
 * ledger's story, so they are hashed verbatim. The format is docs/reference/network-yaml.md.
 */
package io.tallystick.ledger.genesis;
