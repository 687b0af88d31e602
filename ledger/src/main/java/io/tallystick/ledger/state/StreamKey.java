package io.tallystick.ledger.state;

import io.tallystick.ledger.envelope.SignedEnvelope;

/**
 * What is numbered without gaps: the envelopes of one signer about one subject.
 *
 * @param device who numbers: the signer, {@code organisation/name}; {@code organisation/gateway/name} for what a gateway signs
 *     for a device; {@code organisation} for its own control envelopes
 * @param subject the asset, vehicle, building or account, 1 to 255 bytes of UTF-8
 */
public record StreamKey(String device, String subject) {
    /** The stream that an envelope is numbered in. */
    public static StreamKey of(SignedEnvelope envelope) {
        return new StreamKey(envelope.numberedBy(), envelope.subject());
    }

    /**
     * Spreads keys whose two names carry the same number: {@code 31 * h1 + h2}, which a record has by default, then moves in
     * steps of 32, and a hash map of a thousand such streams keeps them in a few long chains.
     */
    @Override
    public int hashCode() {
        int hash = (31 * device.hashCode() + subject.hashCode()) * 0x9e3779b9;
        return hash ^ hash >>> 15;
    }
}
