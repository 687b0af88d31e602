package io.tallystick.quickstart.send;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.CoseSign1;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.quickstart.fleet.Content;
import io.tallystick.quickstart.fleet.PlannedSend;
import io.tallystick.quickstart.fleet.SentEnvelopes;
import io.tallystick.quickstart.fleet.TimedReading;
import io.tallystick.quickstart.replay.ReadingType;
import io.tallystick.quickstart.replay.ReadingValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes the bytes that a planned send calls for. To be asked in the order of the plan, once for each send: it remembers what
 * may be replayed. Not for use by several threads.
 */
public final class SignedSends {
    private static final byte[] REVOCATION = "{\"reason\":\"reported stolen\"}".getBytes(StandardCharsets.UTF_8);

    private final FleetKeys keys;
    private final SentEnvelopes sent = new SentEnvelopes();
    private long forged;

    public SignedSends(FleetKeys keys) {
        this.keys = keys;
    }

    /**
     * The envelope, or what is left of it.
     *
     * @param issuedAt when the device says it signed; not before the content's readings
     */
    public byte[] bytes(PlannedSend send, Instant issuedAt) {
        Content content = send.content();
        Signer own = keys.signer(content.device());
        if (send instanceof PlannedSend.Honest) {
            byte[] envelope = sign(own, content, issuedAt);
            sent.remember(content, envelope);
            return envelope;
        } else if (send instanceof PlannedSend.Replayed) {
            return sent.recall(content);
        } else if (send instanceof PlannedSend.Forged) {
            return sign(claiming(own, message -> noise()), content, issuedAt);
        } else if (send instanceof PlannedSend.Altered) {
            return altered(own, content, issuedAt);
        } else if (send instanceof PlannedSend.WrongKey wrong) {
            Signer other = keys.signer(wrong.signer().id());
            return sign(claiming(own, other::sign), content, issuedAt);
        } else if (send instanceof PlannedSend.UntrustedCertificate untrusted) {
            return sign(own, content, issuedAt, keys.chain(content.device(), untrusted.fault()));
        } else if (send instanceof PlannedSend.Truncated truncated) {
            byte[] whole = sign(own, content, issuedAt);
            return Arrays.copyOf(whole, Math.max(1, (int) (whole.length * truncated.keptFraction())));
        } else if (send instanceof PlannedSend.Oversized oversized) {
            return oversized(own, content, issuedAt, oversized.minBytes());
        }
        return sign(own, content, issuedAt);
    }

    /** An organisation's word that a device of its is not to be believed any more. */
    public byte[] revocation(DeviceId device, Instant at) {
        Signer organisation = keys.authority(device.organisation()).signer();
        return Envelopes.sign(
                organisation,
                device.organisation(),
                device.toString(),
                1,
                at,
                ContentType.REVOCATION,
                REVOCATION,
                List.of());
    }

    private byte[] sign(Signer signer, Content content, Instant issuedAt) {
        return sign(signer, content, issuedAt, content.introduce() ? keys.chain(content.device()) : List.of());
    }

    private static byte[] sign(Signer signer, Content content, Instant issuedAt, List<byte[]> chain) {
        return Envelopes.sign(
                signer,
                content.device().toString(),
                content.subject(),
                content.sequence(),
                issuedAt,
                Payloads.contentType(content.kind()),
                Payloads.encode(content.kind(), content.readings()),
                chain);
    }

    /** The device's signature over other readings: as if one had been changed on the way. */
    private byte[] altered(Signer own, Content content, Instant issuedAt) {
        List<TimedReading> readings = new ArrayList<>(content.readings());
        TimedReading first = readings.get(0);
        readings.set(
                0,
                new TimedReading(
                        first.time(), new ReadingValue(first.value().name(), "", ReadingType.TEXT, "as signed")));
        Content before = new Content(
                content.device(),
                content.subject(),
                content.sequence(),
                content.time(),
                content.kind(),
                readings,
                content.introduce());
        byte[] signature = decoded(sign(own, before, issuedAt)).signature();
        return sign(claiming(own, message -> signature), content, issuedAt);
    }

    /** As an honest maker would sign it if there were no bound: the payload padded after its end, then signed. */
    private byte[] oversized(Signer own, Content content, Instant issuedAt, int minBytes) {
        CoseSign1 small = decoded(sign(own, content, issuedAt));
        byte[] payload = Arrays.copyOf(small.payload(), minBytes);
        Arrays.fill(payload, small.payload().length, payload.length, (byte) ' ');
        CoseSign1 large = decoded(frame(small.protectedHeader(), payload, small.signature()));
        return frame(small.protectedHeader(), payload, own.sign(large.sigStructure(new byte[0])));
    }

    private static byte[] frame(byte[] header, byte[] payload, byte[] signature) {
        return new CborWriter(header.length + payload.length + 96)
                .tag(CoseSign1.TAG)
                .array(4)
                .bytes(header)
                .map(0)
                .bytes(payload)
                .bytes(signature)
                .toByteArray();
    }

    private static CoseSign1 decoded(byte[] envelope) {
        try {
            return CoseSign1.decode(envelope);
        } catch (MalformedEnvelopeException e) {
            throw new IllegalStateException("an envelope just made does not decode", e);
        }
    }

    private byte[] noise() {
        byte[] left = keys.hash("noise " + forged++);
        byte[] signature = Arrays.copyOf(left, 64);
        System.arraycopy(keys.hash("noise " + forged++), 0, signature, left.length, 32);
        return signature;
    }

    /** Says that it is a device's key, and signs with whatever there is. */
    private static Signer claiming(Signer claimed, UnaryOperator<byte[]> signature) {
        return new Signer() {
            @Override
            public SignatureAlgorithm algorithm() {
                return claimed.algorithm();
            }

            @Override
            public VerificationKey verificationKey() {
                return claimed.verificationKey();
            }

            @Override
            public byte[] sign(byte[] message) {
                return signature.apply(message);
            }
        };
    }
}
