/**
 * Where private keys live: key stores with strict file modes, the folder of a network, and a device's key with its sequence
 * numbers. Nothing here writes a password or a private key to a log.
 */
package io.tallystick.ledger.keys;
