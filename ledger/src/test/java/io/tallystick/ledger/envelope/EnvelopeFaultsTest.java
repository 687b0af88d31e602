package io.tallystick.ledger.envelope;

import static io.tallystick.ledger.envelope.Refusals.refused;
import static io.tallystick.ledger.envelope.Samples.frame;
import static io.tallystick.ledger.envelope.Samples.headers;
import static io.tallystick.ledger.envelope.Samples.keyId;
import static io.tallystick.ledger.envelope.Samples.map;
import static io.tallystick.ledger.envelope.Samples.sequence;
import static io.tallystick.ledger.envelope.Samples.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One fault at a time in the frame of a good envelope, each with the answer it gets. */
class EnvelopeFaultsTest {
    private static final byte[] PAYLOAD = Samples.PAYLOAD;
    private static final byte[] GOOD_HEADER = map(headers());

    @Test
    void decode_unchanged_taken() {
        assertThatCode(() -> SignedEnvelope.decode(signed(GOOD_HEADER, PAYLOAD)))
                .doesNotThrowAnyException();
    }

    @Test
    void decode_frameFaults_named() {
        byte[] good = signed(GOOD_HEADER, PAYLOAD);
        byte[] signature = Arrays.copyOfRange(good, good.length - 64, good.length);
        Consumer<CborWriter> payload = w -> w.bytes(PAYLOAD);
        Consumer<CborWriter> none = w -> w.map(0);
        refused(Fault.NOT_COSE, new byte[0]);
        refused(Fault.NOT_COSE, Arrays.copyOfRange(good, 1, good.length));
        refused(Fault.NOT_COSE, replace(good, 0, "d1"));
        refused(Fault.NOT_COSE, replace(good, 1, "85"));
        refused(Fault.NOT_COSE, "{\"temp\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refused(Fault.MALFORMED_CBOR, replace(good, 1, "9f"));
        refused(Fault.MALFORMED_CBOR, Arrays.copyOf(good, good.length + 1));
        refused(
                Fault.UNPROTECTED_HEADER,
                frame(GOOD_HEADER, w -> w.map(1).integer(4).integer(1), payload, signature));
        refused(Fault.MALFORMED_CBOR, frame(GOOD_HEADER, w -> w.array(0), payload, signature));
        refused(Fault.EMPTY_PAYLOAD, frame(GOOD_HEADER, none, w -> w.bytes(new byte[0]), signature));
        refused(Fault.EMPTY_PAYLOAD, frame(GOOD_HEADER, none, CborWriter::nil, signature));
        refused(Fault.BAD_SIGNATURE_LENGTH, frame(GOOD_HEADER, none, payload, Arrays.copyOf(signature, 63)));
        refused(Fault.BAD_SIGNATURE_LENGTH, frame(GOOD_HEADER, none, payload, Arrays.copyOf(signature, 65)));
        refused(Fault.MISSING_HEADER, signed(map(List.of()), PAYLOAD));
        refused(Fault.MALFORMED_CBOR, signed(new byte[0], PAYLOAD));
        refused(Fault.MALFORMED_CBOR, signed(Arrays.copyOf(GOOD_HEADER, GOOD_HEADER.length + 1), PAYLOAD));
    }

    @Test
    void decode_longHeads_refused() {
        byte[] good = signed(GOOD_HEADER, PAYLOAD);
        byte[] longTag = concat("d812", Arrays.copyOfRange(good, 1, good.length));
        byte[] longArray = concat("d29804", Arrays.copyOfRange(good, 2, good.length));
        refused(Fault.MALFORMED_CBOR, longTag);
        refused(Fault.MALFORMED_CBOR, longArray);
    }

    @Test
    void decode_largest_takenAndOneMoreRefused() throws Exception {
        int room = SignedEnvelope.MAX_BYTES - signed(GOOD_HEADER, new byte[1000]).length + 1000;
        assertThat(SignedEnvelope.decode(signed(GOOD_HEADER, new byte[room])).size())
                .isEqualTo(65_533);
        refused(Fault.TOO_LARGE, signed(GOOD_HEADER, new byte[room + 1]));
    }

    @Test
    void sign_whatTheDecoderRefuses_illegalArgument() {
        assertThatThrownBy(() -> sign("acme/x", "", 1, Samples.ISSUED_AT, PAYLOAD))
                .hasMessageContaining("subject");
        assertThatThrownBy(() -> sign("acme/x", "\ud800", 1, Samples.ISSUED_AT, PAYLOAD))
                .hasMessageContaining("surrogate");
        assertThatThrownBy(() -> sign("x y", "s", 1, Samples.ISSUED_AT, PAYLOAD))
                .hasMessageContaining("key id");
        assertThatThrownBy(() -> sign("acme/x", "s", 0, Samples.ISSUED_AT, PAYLOAD))
                .hasMessageContaining("sequence");
        assertThatThrownBy(() -> sign("acme/x", "s", 1, Instant.ofEpochSecond(-1), PAYLOAD))
                .hasMessageContaining("issued-at");
        assertThatThrownBy(() -> sign("acme/x", "s", 1, Instant.ofEpochMilli(-1), PAYLOAD))
                .hasMessageContaining("issued-at");
        assertThatThrownBy(() -> sign("acme/x", "s", 1, Samples.ISSUED_AT, new byte[0]))
                .hasMessageContaining("EMPTY_PAYLOAD");
        assertThatThrownBy(() -> sign("acme/x", "s", 1, Samples.ISSUED_AT, new byte[65_536]))
                .hasMessageContaining("TOO_LARGE");
    }

    private static void sign(String keyId, String subject, long sequence, Instant issuedAt, byte[] payload) {
        Envelopes.sign(Samples.ED25519, keyId, subject, sequence, issuedAt, ContentType.JSON, payload, List.of());
    }

    private static byte[] replace(byte[] bytes, int at, String hex) {
        byte[] copy = bytes.clone();
        System.arraycopy(HexFormat.of().parseHex(hex), 0, copy, at, hex.length() / 2);
        return copy;
    }

    private static byte[] concat(String hex, byte[] rest) {
        return HexFormat.of().parseHex(hex + HexFormat.of().formatHex(rest));
    }
}
