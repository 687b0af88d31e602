package io.tallystick.intake;

import static io.tallystick.intake.Results.message;
import static io.tallystick.intake.Results.readings;
import static io.tallystick.intake.Results.refused;
import static io.tallystick.intake.Results.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.intake.IntakeResult.Noted;
import io.tallystick.intake.IntakeResult.Signed;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadFormatsTest {
    private static final TopicPattern PATTERN = TopicPattern.parse("plants/{plant}/{device}");
    private static final String TOPIC = "plants/p1/pump-7";

    @Test
    void senmlJson_pack_isTakenAsItCame() {
        String pack = "[ {\"n\":\"level\", \"v\":1.50,\"u\":\"m\"} ]";
        Taken taken = taken(format("senml+json").read(message(TOPIC, pack)));
        assertThat(taken.subject()).isEqualTo("p1");
        assertThat(taken.device()).isEqualTo("pump-7");
        assertThat(taken.payloads().get(0).bytes()).isEqualTo(pack.getBytes(StandardCharsets.UTF_8));
        assertThat(readings(taken)).containsExactly("level=1.50 m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{\"n\":\"a\",\"v\":1}",
                "[{\"n\":\"a\",\"v\":1}]x",
                "[{\"v\":1}]",
                "[{\"n\":\"a b\",\"v\":1}]",
                "[{\"n\":\"a\",\"v\":\"1\"}]",
                "[{\"n\":\"a\",\"v\":1,\"vs\":\"b\"}]",
                "[{\"n\":\"a\",\"v\":1,\"v\":2}]",
                "[{\"bver\":11,\"n\":\"a\",\"v\":1}]"
            })
    void senmlJson_brokenPack_isMalformed(String pack) {
        assertThat(refused(format("senml+json").read(message(TOPIC, pack))).code())
                .isEqualTo(RefusalCode.MALFORMED);
    }

    @Test
    void senmlCbor_truncatedAnywhere_isRefused() {
        byte[] pack = {(byte) 0x81, (byte) 0xa2, 0x00, 0x61, 'a', 0x02, 0x18, 0x2a};
        assertThat(readings(taken(format("senml+cbor").read(new IntakeMessage(TOPIC, pack, Results.RECEIVED)))))
                .containsExactly("a=42");
        for (int length = 0; length < pack.length; length++) {
            byte[] cut = Arrays.copyOf(pack, length);
            assertThat(refused(format("senml+cbor").read(new IntakeMessage(TOPIC, cut, Results.RECEIVED)))
                            .code())
                    .isEqualTo(length == 0 ? RefusalCode.EMPTY : RefusalCode.MALFORMED);
        }
    }

    @Test
    void json_object_isTakenAsItCame() {
        Taken taken = taken(format("json").read(message(TOPIC, "{\"motor\":{\"rpm\":[900,901]},\"ok\":true}")));
        assertThat(taken.payloads().get(0).contentType()).isEqualTo(ContentType.JSON);
        assertThat(readings(taken)).containsExactly("motor.rpm.0=900", "motor.rpm.1=901", "ok=true");
    }

    @Test
    void json_noReading_isNoted() {
        assertThat(format("json").read(message(TOPIC, "{\"a\":null}")))
                .hasSize(1)
                .first()
                .isInstanceOf(Noted.class);
    }

    @Test
    void anyFormat_emptyOrTooLargeOrStrangeTopic_isRefused() {
        for (String name : List.of("senml+json", "senml+cbor", "json", "envelope")) {
            assertThat(refused(format(name).read(message(TOPIC, ""))).code()).isEqualTo(RefusalCode.EMPTY);
            assertThat(refused(format(name).read(message(TOPIC, " ".repeat(65_534))))
                            .code())
                    .isEqualTo(RefusalCode.TOO_LARGE);
            assertThat(refused(format(name).read(message("plants/p1", "{}"))).code())
                    .isEqualTo(RefusalCode.TOPIC_MISMATCH);
        }
        assertThat(refused(format("json").read(message("plants/p1/pump 7", "{}")))
                        .code())
                .isEqualTo(RefusalCode.BAD_DEVICE);
    }

    @Test
    void envelope_wellFormed_isPassedOnAsItIs() {
        byte[] envelope = envelope();
        Signed signed = (Signed) format("envelope")
                .read(new IntakeMessage(TOPIC, envelope, Results.RECEIVED))
                .get(0);
        assertThat(signed.envelope().subject()).isEqualTo("tank-1");
        assertThat(signed.envelope().bytes()).isEqualTo(envelope);
    }

    @Test
    void envelope_truncatedAnywhere_isMalformed() {
        byte[] envelope = envelope();
        for (int length = 1; length < envelope.length; length++) {
            byte[] cut = Arrays.copyOf(envelope, length);
            assertThat(refused(format("envelope").read(new IntakeMessage(TOPIC, cut, Results.RECEIVED)))
                            .code())
                    .isEqualTo(RefusalCode.MALFORMED);
        }
    }

    @Test
    void of_unknownName_saysWhichThereAre() {
        assertThatThrownBy(() -> PayloadFormats.of("xml", PATTERN, "s", "d")).hasMessageContaining("senml+cbor");
    }

    private static PayloadFormat format(String name) {
        return PayloadFormats.of(name, PATTERN, "{plant}", "{device}");
    }

    private static byte[] envelope() {
        return Envelopes.sign(
                Signers.ed25519(new byte[32]),
                "acme/pump-7",
                "tank-1",
                1,
                Instant.ofEpochMilli(Results.RECEIVED),
                ContentType.JSON,
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                List.of());
    }
}
