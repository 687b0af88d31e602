package io.tallystick.bench.cluster;

import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A device of a {@link BenchNetwork}.
 *
 * @param id {@code organisation/name}
 * @param chain its certificate first
 */
public record BenchDevice(String id, Signer signer, List<byte[]> chain) {
    /**
     * Signs an envelope of about 250 bytes with one SenML reading; number 1 introduces the device.
     *
     * @param value what was read; another value makes another content
     */
    public byte[] envelope(String subject, long sequence, Instant at, double value) {
        String payload = "[{\"bn\":\"urn:dev:ops:" + id + "/\",\"bt\":" + at.getEpochSecond()
                + ",\"n\":\"gearbox/bearing/temperature\",\"u\":\"Cel\",\"v\":" + value + "}]";
        return Envelopes.sign(
                signer,
                id,
                subject,
                sequence,
                at,
                ContentType.SENML_JSON,
                payload.getBytes(StandardCharsets.UTF_8),
                sequence == 1 ? chain : List.of());
    }

    /** Signs a JSON payload: a document, say; number 1 introduces the signer. */
    public byte[] json(String subject, long sequence, Instant at, String json) {
        return Envelopes.sign(
                signer,
                id,
                subject,
                sequence,
                at,
                ContentType.JSON,
                json.getBytes(StandardCharsets.UTF_8),
                sequence == 1 ? chain : List.of());
    }
}
