package io.tallystick.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.SignablePayload;
import io.tallystick.ledger.envelope.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TakenCodecTest {
    private static final byte[] MESSAGE = "{\"rpm\":900}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PACK = "[{\"n\":\"rpm\",\"v\":900}]".getBytes(StandardCharsets.UTF_8);

    private static TakenMessage taken() {
        List<SignablePayload> payloads = List.of(
                new SignablePayload(ContentType.SENML_JSON, PACK), new SignablePayload(ContentType.JSON, MESSAGE));
        return new TakenMessage(
                new IntakeResult.Taken("nörd", "pump-1", payloads, true),
                65_535,
                new IntakeMessage("plants/nörd/pump-1", MESSAGE, 77),
                "application/json",
                new Origin("sensors", 3, 1L << 40));
    }

    @Test
    void encode_isAsDecided_andReadBack() {
        byte[] value = TakenCodec.encode(taken());
        assertThat(HexFormat.of().formatHex(value))
                .startsWith("01" + "0006" + hex("pump-1") + "0005" + hex("nörd") + "01" + "ffff" + "000000000000004d"
                        + "0013" + hex("plants/nörd/pump-1") + "0010" + hex("application/json") + "0007"
                        + hex("sensors")
                        + "00000003" + "0000010000000000" + "0000000b"
                        + HexFormat.of().formatHex(MESSAGE) + "0002")
                .endsWith("0010" + hex("application/json") + "00");
        TakenMessage read = TakenCodec.decode(value);
        assertThat(read.taken()).isEqualTo(taken().taken());
        assertThat(read.ordinal()).isEqualTo(65_535);
        assertThat(read.origin()).isEqualTo(taken().origin());
        assertThat(read.message().payload()).isEqualTo(MESSAGE);
        assertThat(read.message().topic()).isEqualTo("plants/nörd/pump-1");
        assertThat(read.message().receivedMillis()).isEqualTo(77);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void decode_cutAnywhere_isATypedError() {
        byte[] value = TakenCodec.encode(taken());
        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertThatThrownBy(() -> TakenCodec.decode(cut)).isInstanceOf(MalformedTakenException.class);
        }
    }

    @Test
    void decode_otherVersionOrMore_saysWhatItWants() {
        byte[] value = TakenCodec.encode(taken());
        byte[] longer = Arrays.copyOf(value, value.length + 1);
        assertThatThrownBy(() -> TakenCodec.decode(longer)).hasMessageContaining("want nothing after the last payload");
        value[0] = 2;
        assertThatThrownBy(() -> TakenCodec.decode(value)).hasMessageContaining("want version 1, got 2");
    }

    @Test
    void decode_randomMutations_giveAMessageOrATypedError() {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("TakenCodecTest seed " + seed + " (-Dtallystick.seed=" + seed + ")");
        Random random = new Random(seed);
        int typed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] value = TakenCodec.encode(taken());
            value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                TakenCodec.decode(value);
            } catch (MalformedTakenException e) {
                typed++;
            }
        }
        assertThat(typed).isPositive();
    }
}
