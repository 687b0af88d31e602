package io.tallystick.ledger.testing;

import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A device of a {@link TestNetwork}.
 *
 * @param chain leaf first
 */
public record TestDevice(String id, Signer signer, List<byte[]> chain) {
    /** An envelope with one reading, issued as many seconds after the start as its number; number 1 carries the chain. */
    public byte[] envelope(String subject, long sequence, double value) {
        return envelope(subject, sequence, value, sequence == 1);
    }

    public byte[] envelope(String subject, long sequence, double value, boolean withChain) {
        return envelope(subject, sequence, TestNetwork.START.plusSeconds(sequence), value, withChain);
    }

    public byte[] envelope(String subject, long sequence, Instant at, double value, boolean withChain) {
        String payload = "[{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":" + value + "}]";
        return Envelopes.sign(
                signer,
                id,
                subject,
                sequence,
                at,
                ContentType.SENML_JSON,
                payload.getBytes(StandardCharsets.UTF_8),
                withChain ? chain : List.of());
    }
}
