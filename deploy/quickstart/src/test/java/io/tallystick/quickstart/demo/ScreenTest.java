package io.tallystick.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.connect.mqtt.broker.BrokerAddress;
import io.tallystick.quickstart.business.Headline;
import io.tallystick.quickstart.fleet.Field;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private static final String INVITATION = Plain.invitation(new BrokerAddress("127.0.0.1", 1883, false));

    static Frame frame(int ledgerCount, long size) {
        List<LedgerView> ledgers = new ArrayList<>();
        for (int ledger = 0; ledger < ledgerCount; ledger++) {
            ledgers.add(new LedgerView(ledger, size + ledger, 240, 230, ledger, 2, "0123456789abcdef".repeat(4)));
        }
        List<Frame.Row> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            fields.add(new Frame.Row(
                    new FieldCounters.View(field, size / 8, "press 20 temperature 61.2 Cel and more of it"),
                    size / 10_000,
                    size / 5_000,
                    headline(field)));
        }
        Map<String, Long> refused = new TreeMap<>(Map.of(
                "bad-signature", 41L, "untrusted-certificate", 12L, "revoked", 19L, "subject-mismatch", size / 100));
        List<Long> rates = new ArrayList<>();
        for (long second = 0; second < Live.SECONDS; second++) {
            rates.add(1_600 + second * 10);
        }
        return new Frame(
                23,
                60,
                800,
                rates,
                size,
                size - 200,
                62,
                size > 1_000_000
                        ? new LiveMetrics.Latency(1_234_567, 2_345_678, 3_456_789, 3_567_890)
                        : new LiveMetrics.Latency(61, 142, 133, 280),
                ledgers,
                refused,
                33,
                fields,
                List.of(
                        new LiveMetrics.Refused(
                                NOON,
                                1,
                                "bad-signature",
                                "signature: not made by the key of grid/meter-00007 over this content"),
                        new LiveMetrics.Refused(NOON, 2, "too-large", "envelope: want at most 65533 bytes, got 66220")),
                Optional.empty());
    }

    private static Optional<Headline> headline(Field field) {
        return switch (field) {
            case TRANSPORT -> Optional.of(new Headline("container-2", "Opened after 2941.6 m (critical)", true, false));
            case FINANCE -> Optional.of(new Headline("flight-TS102", "USD 200.00 bank → people", false, true));
            case RETAIL -> Optional.of(new Headline("basket-3", "GBP 19.25 of people set aside", false, false));
            default -> Optional.empty();
        };
    }

    @Test
    void draw_aFrameInThePlain_isTheGoldenScreen() throws Exception {
        String drawn =
                String.join("\n", new Screen(Style.PLAIN, ZoneOffset.UTC, INVITATION).draw(frame(4, 46_000))) + "\n";
        try (InputStream golden = ScreenTest.class.getResourceAsStream("/demo/screen.txt")) {
            assertThat(drawn).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 64})
    void draw_anyNumberOfLedgers_fitsTheSmallestTerminal(int ledgers) {
        for (long size : new long[] {0, 999, 123_456_789}) {
            List<String> lines = new Screen(Style.PLAIN, ZoneOffset.UTC, INVITATION).draw(frame(ledgers, size));
            assertThat(lines).hasSizeLessThanOrEqualTo(Screen.HEIGHT);
            assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Screen.WIDTH));
        }
    }

    @Test
    void draw_inColour_saysTheSame() {
        List<String> plain = new Screen(Style.PLAIN, ZoneOffset.UTC, INVITATION).draw(frame(4, 46_000));
        List<String> colour = new Screen(Style.COLOUR, ZoneOffset.UTC, INVITATION).draw(frame(4, 46_000));
        assertThat(colour.stream().map(line -> line.replaceAll("\033\\[[0-9]+m", "")))
                .containsExactlyElementsOf(plain);
        assertThat(colour).isNotEqualTo(plain);
    }

    @Test
    void line_withoutTerminal_saysItInOne() {
        assertThat(Plain.line(frame(4, 46_000)))
                .isEqualTo("00:23    1,990/s  sent 46,000  entered 45,800  refused 532  copies 62  gaps 8  blocks 960"
                        + "  p50 61 ms  p99 142 ms");
    }

    @Test
    void style_noColorSet_isPlain() {
        assertThat(Terminal.style(true, Map.of("NO_COLOR", "1"))).isEqualTo(Style.PLAIN);
        assertThat(Terminal.style(true, Map.of("NO_COLOR", ""))).isEqualTo(Style.COLOUR);
        assertThat(Terminal.style(false, Map.of())).isEqualTo(Style.PLAIN);
    }
}
