package io.tallystick.ledger.testing;

import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.OnBehalf;
import io.tallystick.ledger.envelope.Original;
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
        return Envelopes.sign(
                signer,
                id,
                subject,
                sequence,
                at,
                ContentType.SENML_JSON,
                payload(value),
                withChain ? chain : List.of());
    }

    /** As {@link #envelope(String, long, double)}, for a device of this one's organisation that cannot sign. */
    public byte[] envelopeFor(String device, String subject, long sequence, double value) {
        return envelopeFor(device, subject, sequence, value, sequence == 1);
    }

    public byte[] envelopeFor(String device, String subject, long sequence, double value, boolean withChain) {
        Original original =
                Original.of("text/plain", "plant/" + device, ("T=" + value).getBytes(StandardCharsets.UTF_8));
        return Envelopes.signFor(
                new OnBehalf(device, original),
                signer,
                id,
                subject,
                sequence,
                TestNetwork.START.plusSeconds(sequence),
                ContentType.SENML_JSON,
                payload(value),
                withChain ? chain : List.of());
    }

    private static byte[] payload(double value) {
        return ("[{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":" + value + "}]").getBytes(StandardCharsets.UTF_8);
    }
}
