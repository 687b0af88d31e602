/**
 * Who a device is: X.509 certificates issued by organisations, and the one deterministic check of a chain against the
 * organisations of a genesis. The profile is docs/reference/identity.md; IEEE 802.1AR is its model, RFC 5280 its source.
 */
package io.tallystick.ledger.identity;
