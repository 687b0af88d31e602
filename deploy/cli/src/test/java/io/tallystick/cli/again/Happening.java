package io.tallystick.cli.again;

import io.tallystick.ledger.envelope.ContentType;

/**
 * Somebody says something at a time.
 *
 * @param atMillis since 1970
 * @param signer a member or device, {@code organisation/name}; an organisation alone for its word on a contract
 */
record Happening(long atMillis, String signer, String subject, ContentType type, String payload) {}
