package io.tallystick.ledger.envelope;

import static io.tallystick.ledger.envelope.Refusals.refused;
import static io.tallystick.ledger.envelope.Samples.alg;
import static io.tallystick.ledger.envelope.Samples.claims;
import static io.tallystick.ledger.envelope.Samples.contentType;
import static io.tallystick.ledger.envelope.Samples.headers;
import static io.tallystick.ledger.envelope.Samples.keyId;
import static io.tallystick.ledger.envelope.Samples.map;
import static io.tallystick.ledger.envelope.Samples.sequence;
import static io.tallystick.ledger.envelope.Samples.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One fault at a time in the protected header of a good envelope, each with the answer it gets; and what is no fault. */
class HeaderFaultsTest {
    private static final byte[] PAYLOAD = Samples.PAYLOAD;

    @Test
    void decode_longestChain_taken() throws Exception {
        List<Consumer<CborWriter>> headers = plus(4, w -> {
            w.integer(33).array(3);
            for (int i = 0; i < 3; i++) {
                w.bytes(new byte[] {(byte) i});
            }
        });
        assertThat(SignedEnvelope.decode(signed(map(headers), PAYLOAD)).certificateChain())
                .containsExactly(new byte[] {0}, new byte[] {1}, new byte[] {2});
    }

    static Stream<Arguments> headerFaults() {
        return Stream.of(
                arguments("alg_missing", Fault.MISSING_HEADER, without(0)),
                arguments("contentType_missing", Fault.MISSING_HEADER, without(1)),
                arguments("kid_missing", Fault.MISSING_HEADER, without(2)),
                arguments("claims_missing", Fault.MISSING_HEADER, without(3)),
                arguments("sequence_missing", Fault.MISSING_HEADER, without(4)),
                arguments("alg_es384", Fault.WRONG_ALGORITHM, with(0, alg(-35))),
                arguments(
                        "alg_text",
                        Fault.WRONG_ALGORITHM,
                        with(0, w -> w.integer(1).text("EdDSA"))),
                arguments(
                        "alg_bytes",
                        Fault.MALFORMED_CBOR,
                        with(0, w -> w.integer(1).bytes(new byte[1]))),
                arguments("contentType_unknown", Fault.BAD_HEADER_VALUE, with(1, contentType(60))),
                arguments(
                        "contentType_otherText",
                        Fault.BAD_HEADER_VALUE,
                        with(1, w -> w.integer(3).text("a/b"))),
                arguments("kid_empty", Fault.BAD_HEADER_VALUE, with(2, keyId(""))),
                arguments("kid_upperCase", Fault.BAD_HEADER_VALUE, with(2, keyId("Acme/x"))),
                arguments("kid_noDevice", Fault.BAD_HEADER_VALUE, with(2, keyId("acme/"))),
                arguments("kid_twoSlashes", Fault.BAD_HEADER_VALUE, with(2, keyId("acme/x/y"))),
                arguments("kid_tooLong", Fault.BAD_HEADER_VALUE, with(2, keyId("acme/" + "x".repeat(65)))),
                arguments(
                        "kid_text",
                        Fault.MALFORMED_CBOR,
                        with(2, w -> w.integer(4).text("acme/x"))),
                arguments("subject_empty", Fault.BAD_HEADER_VALUE, with(3, claims("", w -> w.integer(1)))),
                arguments("subject_long", Fault.BAD_HEADER_VALUE, with(3, claims("x".repeat(256), w -> w.integer(1)))),
                arguments("subject_newline", Fault.BAD_HEADER_VALUE, with(3, claims("a\nb", w -> w.integer(1)))),
                arguments("subject_c1", Fault.BAD_HEADER_VALUE, with(3, claims("a\u0085", w -> w.integer(1)))),
                arguments("iat_negative", Fault.BAD_HEADER_VALUE, with(3, claims("s", w -> w.integer(-1)))),
                arguments("iat_negativeFloat", Fault.BAD_HEADER_VALUE, with(3, claims("s", w -> w.float64(-0.5)))),
                arguments("iat_nan", Fault.BAD_HEADER_VALUE, with(3, claims("s", w -> w.float64(Double.NaN)))),
                arguments("iat_infinite", Fault.BAD_HEADER_VALUE, with(3, claims("s", w -> w.float64(1.0 / 0)))),
                arguments("iat_year10000", Fault.BAD_HEADER_VALUE, with(3, claims("s", w -> w.integer(253402300800L)))),
                arguments(
                        "iat_tagged",
                        Fault.BAD_HEADER_VALUE,
                        with(3, claims("s", w -> w.tag(1).integer(1)))),
                arguments(
                        "iat_missing",
                        Fault.MISSING_HEADER,
                        with(3, w -> w.integer(15).map(1).integer(2).text("s"))),
                arguments(
                        "sub_missing",
                        Fault.MISSING_HEADER,
                        with(3, w -> w.integer(15).map(1).integer(6).integer(1))),
                arguments(
                        "claims_unsorted",
                        Fault.MALFORMED_CBOR,
                        with(
                                3,
                                w -> w.integer(15)
                                        .map(2)
                                        .integer(6)
                                        .integer(1)
                                        .integer(2)
                                        .text("s"))),
                arguments("sequence_zero", Fault.BAD_HEADER_VALUE, with(4, sequence(0))),
                arguments("sequence_beyond_2_53", Fault.BAD_HEADER_VALUE, with(4, sequence(1L << 53))),
                arguments("sequence_negative", Fault.MALFORMED_CBOR, with(4, sequence(-1))),
                arguments(
                        "crit_empty",
                        Fault.BAD_HEADER_VALUE,
                        plus(1, w -> w.integer(2).array(0))),
                arguments(
                        "crit_unknown",
                        Fault.UNKNOWN_CRITICAL_HEADER,
                        plus(1, w -> w.integer(2).array(1).integer(99))),
                arguments(
                        "crit_text",
                        Fault.UNKNOWN_CRITICAL_HEADER,
                        plus(1, w -> w.integer(2).array(1).text("x"))),
                arguments(
                        "crit_absent",
                        Fault.UNKNOWN_CRITICAL_HEADER,
                        plus(1, w -> w.integer(2).array(1).integer(33))),
                arguments(
                        "chain_empty",
                        Fault.BAD_HEADER_VALUE,
                        plus(4, w -> w.integer(33).array(0))),
                arguments(
                        "chain_arrayOfOne",
                        Fault.BAD_HEADER_VALUE,
                        plus(4, w -> w.integer(33).array(1).bytes(new byte[1]))),
                arguments("chain_four", Fault.BAD_HEADER_VALUE, plus(4, w -> {
                    w.integer(33).array(4);
                    for (int i = 0; i < 4; i++) {
                        w.bytes(new byte[1]);
                    }
                })),
                arguments(
                        "chain_emptyCertificate",
                        Fault.BAD_HEADER_VALUE,
                        plus(4, w -> w.integer(33).bytes(new byte[0]))),
                arguments("label_duplicate", Fault.MALFORMED_CBOR, plus(1, alg(-8))),
                arguments(
                        "label_unsorted",
                        Fault.MALFORMED_CBOR,
                        plus(5, w -> w.integer(99).integer(1))),
                arguments(
                        "label_bytes",
                        Fault.MALFORMED_CBOR,
                        plus(5, w -> w.bytes(new byte[70]).integer(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headerFaults")
    void decode_headerFault_namesIt(String name, Fault fault, List<Consumer<CborWriter>> headers) {
        refused(fault, signed(map(headers), PAYLOAD));
    }

    @Test
    void decode_unknownHeadersThatAreNotCritical_steppedOver() throws Exception {
        var headers = headers();
        headers.add(4, w -> w.integer(99).map(1).text("k").float64(0.1));
        headers.add(w -> w.text("vendor").array(2).integer(1).nil());
        assertThat(SignedEnvelope.decode(signed(map(headers), PAYLOAD)).sequence())
                .isEqualTo(7);
    }

    @Test
    void decode_criticalThatIsUnderstoodAndThere_taken() throws Exception {
        var headers = plus(1, w -> w.integer(2).array(2).integer(15).integer(-65_537));
        assertThat(SignedEnvelope.decode(signed(map(headers), PAYLOAD)).sequence())
                .isEqualTo(7);
    }

    @Test
    void decode_otherClaims_steppedOver() throws Exception {
        var headers = with(
                3,
                w -> w.integer(15)
                        .map(4)
                        .integer(1)
                        .text("issuer")
                        .integer(2)
                        .text("s")
                        .integer(6)
                        .float64(1.5)
                        .text("x")
                        .nil());
        SignedEnvelope envelope = SignedEnvelope.decode(signed(map(headers), PAYLOAD));
        assertThat(envelope.issuedAtMillis()).isEqualTo(1500);
        assertThat(envelope.subject()).isEqualTo("s");
    }

    @Test
    void decode_fullySpecifiedAlgorithms_taken() throws Exception {
        assertThat(SignedEnvelope.decode(signed(map(with(0, alg(-19))), PAYLOAD))
                        .algorithm())
                .isEqualTo(Samples.ED25519.algorithm());
        assertThat(SignedEnvelope.decode(signed(map(with(0, alg(-9))), PAYLOAD)).algorithm())
                .isEqualTo(Samples.ES256.algorithm());
    }

    @Test
    void message_fault_saysByteWantAndGot() {
        assertThatThrownBy(() -> SignedEnvelope.decode(signed(map(with(0, alg(-35))), PAYLOAD)))
                .hasMessage("envelope byte 6: WRONG_ALGORITHM: want -8, -19, -7 or -9, got -35");
    }

    private static List<Consumer<CborWriter>> without(int index) {
        var headers = headers();
        headers.remove(index);
        return headers;
    }

    private static List<Consumer<CborWriter>> with(int index, Consumer<CborWriter> header) {
        var headers = headers();
        headers.set(index, header);
        return headers;
    }

    private static List<Consumer<CborWriter>> plus(int index, Consumer<CborWriter> header) {
        var headers = new ArrayList<>(headers());
        headers.add(index, header);
        return headers;
    }
}
