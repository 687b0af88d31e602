package io.tallystick.ledger.envelope;

import static io.tallystick.ledger.envelope.Refusals.refused;
import static io.tallystick.ledger.envelope.Samples.keyId;
import static io.tallystick.ledger.envelope.Samples.map;
import static io.tallystick.ledger.envelope.Samples.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a gateway signs for a device: what is read of it, and one fault at a time. */
class OnBehalfTest {
    private static final SignatureVerifier VERIFIER = SignatureVerifiers.best();
    private static final int CRIT = 1;
    private static final int CONTENT_TYPE = 2;
    private static final int KEY_ID = 3;
    private static final int BEHALF = 6;
    private static final int ORIGINAL = 7;

    private static Consumer<CborWriter> critical(long... labels) {
        return w -> {
            w.integer(2).array(labels.length);
            for (long label : labels) {
                w.integer(label);
            }
        };
    }

    private static Consumer<CborWriter> behalf(String device) {
        return w -> w.integer(-65_538).text(device);
    }

    private static Consumer<CborWriter> original(int items, Consumer<CborWriter> rest) {
        return w -> rest.accept(w.integer(-65_539).array(items));
    }

    private static List<Consumer<CborWriter>> headers() {
        List<Consumer<CborWriter>> headers = new ArrayList<>(Samples.headers());
        headers.set(2, keyId("acme/gw-1"));
        headers.add(CRIT, critical(-65_538));
        headers.add(behalf("pump-1"));
        headers.add(original(3, w -> w.text("text/plain").text("plant/pump-1").bytes(new byte[] {'2', '1'})));
        return headers;
    }

    private static List<Consumer<CborWriter>> with(int index, Consumer<CborWriter> header) {
        var headers = headers();
        headers.set(index, header);
        return headers;
    }

    private static List<Consumer<CborWriter>> without(int... descending) {
        var headers = headers();
        for (int index : descending) {
            headers.remove(index);
        }
        return headers;
    }

    private static SignedEnvelope decoded(List<Consumer<CborWriter>> headers) throws MalformedEnvelopeException {
        return SignedEnvelope.decode(signed(map(headers), Samples.PAYLOAD));
    }

    @Test
    void decode_signedForADevice_saysWhoseWordItIsAndWhoSigned() throws Exception {
        SignedEnvelope envelope = decoded(headers());
        assertThat(envelope.isOnBehalf()).isTrue();
        assertThat(envelope.keyId()).isEqualTo("acme/gw-1");
        assertThat(envelope.device()).isEqualTo("acme/pump-1");
        assertThat(envelope.numberedBy()).isEqualTo("acme/gw-1/pump-1");
        assertThat(envelope.original())
                .contains(Original.of("text/plain", "plant/pump-1", "21".getBytes(StandardCharsets.UTF_8)));
        assertThat(envelope).hasToString("acme/gw-1/pump-1 #7 about pump-1, SENML_JSON, " + envelope.size() + " bytes");
    }

    @Test
    void decode_signedByTheDevice_isItsOwnWord() throws Exception {
        SignedEnvelope envelope = SignedEnvelope.decode(Samples.good(Samples.ES256));
        assertThat(envelope.isOnBehalf()).isFalse();
        assertThat(envelope.device()).isEqualTo("acme/pump-1");
        assertThat(envelope.numberedBy()).isEqualTo("acme/pump-1");
        assertThat(envelope.original()).isEmpty();
    }

    @Test
    void signFor_everyPart_isReadAgain() throws Exception {
        Original original = Original.asPayload("application/senml+json", "plant/line-2/pump-1");
        SignedEnvelope envelope = SignedEnvelope.decode(Samples.byGateway(original));
        assertThat(envelope.isSignedBy(Samples.ED25519.verificationKey(), VERIFIER))
                .isTrue();
        assertThat(envelope.original()).contains(original);
        assertThat(envelope.original().orElseThrow().content()).isEmpty();
        assertThat(envelope.payload()).isEqualTo(Samples.PAYLOAD);
        assertThat(Samples.byGateway(original))
                .isEqualTo(signed(
                        map(with(
                                ORIGINAL,
                                original(
                                        2, w -> w.text("application/senml+json").text("plant/line-2/pump-1")))),
                        Samples.PAYLOAD));
    }

    @Test
    void original_arraysGivenAndTaken_areCopies() {
        byte[] content = {1};
        Original original = Original.of("a/b", "s", content);
        content[0] = 2;
        original.content().orElseThrow()[0] = 3;
        assertThat(original.content().orElseThrow()).containsExactly(1);
    }

    @Test
    void signFor_tooLargeWithItsOriginal_isRefused() {
        int room = SignedEnvelope.MAX_BYTES - 300;
        assertThat(Samples.byGateway(Original.of("a/b", "s", new byte[room - Samples.PAYLOAD.length])))
                .hasSizeLessThanOrEqualTo(SignedEnvelope.MAX_BYTES);
        assertThatThrownBy(() -> Samples.byGateway(Original.of("a/b", "s", new byte[SignedEnvelope.MAX_BYTES])))
                .hasMessageContaining("TOO_LARGE");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("notCritical", Fault.BAD_HEADER_VALUE, without(CRIT)),
                arguments("onlyOriginalCritical", Fault.BAD_HEADER_VALUE, with(CRIT, critical(-65_539))),
                arguments("behalfMissing", Fault.UNKNOWN_CRITICAL_HEADER, without(BEHALF)),
                arguments("behalfMissing_andNotCritical", Fault.MISSING_HEADER, without(BEHALF, CRIT)),
                arguments("originalMissing", Fault.MISSING_HEADER, without(ORIGINAL)),
                arguments("device_empty", Fault.BAD_HEADER_VALUE, with(BEHALF, behalf(""))),
                arguments("device_ofAnotherOrganisation", Fault.BAD_HEADER_VALUE, with(BEHALF, behalf("globex/p"))),
                arguments("device_withOrganisation", Fault.BAD_HEADER_VALUE, with(BEHALF, behalf("acme/pump-1"))),
                arguments("device_tooLong", Fault.BAD_HEADER_VALUE, with(BEHALF, behalf("x".repeat(65)))),
                arguments("device_beginsWithDot", Fault.BAD_HEADER_VALUE, with(BEHALF, behalf(".x"))),
                arguments("device_notAscii", Fault.BAD_HEADER_VALUE, with(BEHALF, behalf("p\u00fcmp"))),
                arguments("device_theSigner", Fault.BAD_HEADER_VALUE, with(BEHALF, behalf("gw-1"))),
                arguments(
                        "device_bytes",
                        Fault.MALFORMED_CBOR,
                        with(BEHALF, w -> w.integer(-65_538).bytes(new byte[] {'p'}))),
                arguments("signer_anOrganisation", Fault.BAD_HEADER_VALUE, with(KEY_ID, keyId("acme"))),
                arguments(
                        "content_aControlType",
                        Fault.BAD_HEADER_VALUE,
                        with(CONTENT_TYPE, w -> w.integer(3).text(ContentType.CONTRACT.mediaType()))),
                arguments(
                        "original_aMap",
                        Fault.MALFORMED_CBOR,
                        with(ORIGINAL, w -> w.integer(-65_539).map(0))),
                arguments(
                        "original_oneItem", Fault.BAD_HEADER_VALUE, with(ORIGINAL, original(1, w -> w.text("text/x")))),
                arguments(
                        "original_fourItems",
                        Fault.BAD_HEADER_VALUE,
                        with(
                                ORIGINAL,
                                original(
                                        4,
                                        w -> w.text("a/b")
                                                .text("s")
                                                .bytes(new byte[1])
                                                .nil()))),
                arguments(
                        "mediaType_empty",
                        Fault.BAD_HEADER_VALUE,
                        with(ORIGINAL, original(2, w -> w.text("").text("s")))),
                arguments(
                        "mediaType_tooLong",
                        Fault.BAD_HEADER_VALUE,
                        with(ORIGINAL, original(2, w -> w.text("x".repeat(256)).text("s")))),
                arguments(
                        "mediaType_aNumber",
                        Fault.MALFORMED_CBOR,
                        with(ORIGINAL, original(2, w -> w.integer(50).text("s")))),
                arguments(
                        "source_empty",
                        Fault.BAD_HEADER_VALUE,
                        with(ORIGINAL, original(2, w -> w.text("a/b").text("")))),
                arguments(
                        "source_newline",
                        Fault.BAD_HEADER_VALUE,
                        with(ORIGINAL, original(2, w -> w.text("a/b").text("a\nb")))),
                arguments(
                        "source_c1",
                        Fault.BAD_HEADER_VALUE,
                        with(ORIGINAL, original(2, w -> w.text("a/b").text("a\u0085")))),
                arguments(
                        "source_tooLong",
                        Fault.BAD_HEADER_VALUE,
                        with(ORIGINAL, original(2, w -> w.text("a/b").text("x".repeat(1025))))),
                arguments(
                        "content_empty",
                        Fault.BAD_HEADER_VALUE,
                        with(ORIGINAL, original(3, w -> w.text("a/b").text("s").bytes(new byte[0])))),
                arguments(
                        "content_text",
                        Fault.MALFORMED_CBOR,
                        with(ORIGINAL, original(3, w -> w.text("a/b").text("s").text("x")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void decode_fault_namesIt(String name, Fault fault, List<Consumer<CborWriter>> headers) {
        refused(fault, signed(map(headers), Samples.PAYLOAD));
    }

    @Test
    void decode_longestTexts_taken() throws Exception {
        String type = "x".repeat(Original.MAX_MEDIA_TYPE_BYTES);
        String source = "y".repeat(Original.MAX_SOURCE_BYTES);
        var headers = with(ORIGINAL, original(2, w -> w.text(type).text(source)));
        headers.set(BEHALF, behalf("z".repeat(64)));
        SignedEnvelope envelope = decoded(headers);
        assertThat(envelope.original()).contains(Original.asPayload(type, source));
        assertThat(envelope.device()).isEqualTo("acme/" + "z".repeat(64));
    }

    @Test
    void signFor_whatTheDecoderRefuses_isRefusedAtOnce() {
        assertThatThrownBy(() -> Samples.byGateway(Original.asPayload("", "s")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a media type of 1 to 255 bytes");
    }

    @Test
    void decode_anyHeaderChanged_isNotWhatWasSigned() throws Exception {
        byte[] good = Samples.byGateway(Original.of("text/plain", "plant/pump-1", new byte[] {'2', '1'}));
        for (int i = 0; i < good.length - 64; i++) {
            byte[] broken = good.clone();
            broken[i] ^= 1;
            try {
                SignedEnvelope changed = SignedEnvelope.decode(broken);
                assertThat(changed.isSignedBy(Samples.ED25519.verificationKey(), VERIFIER))
                        .as("byte %d", i)
                        .isFalse();
            } catch (MalformedEnvelopeException e) {
                assertThat(e.fault()).isNotNull();
            }
        }
    }
}
