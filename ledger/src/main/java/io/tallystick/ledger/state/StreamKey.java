package io.tallystick.ledger.state;

/**
 * What is numbered without gaps: the envelopes of one signer about one subject.
 *
 * @param device the signer, {@code organisation/name}, or {@code organisation} for its own control envelopes
 * @param subject the asset, vehicle, building or account, 1 to 255 bytes of UTF-8
 */
public record StreamKey(String device, String subject) {}
