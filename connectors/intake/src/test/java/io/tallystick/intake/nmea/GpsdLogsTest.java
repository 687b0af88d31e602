package io.tallystick.intake.nmea;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.IntakeResult.Refused;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.Results;
import io.tallystick.intake.SharedFolder;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.senml.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real receivers' logs, against what gpsd made of them: each sentence of the {@code .chk} file is followed by gpsd's word on it. */
class GpsdLogsTest {
    /** gpsd corrects dates of old logs by a whole number of GPS week eras; the sentences say what they say. */
    private static final long ERA_SECONDS = 1024L * 7 * 86_400;

    /**
     * Where gpsd's word is another than the sentence before it, and why:
     * the GGA of tr737A+ has quality 0, no fix, which gpsd 3.22 overlooks where four satellites are in it.
     */
    private static final Map<String, List<String>> EXPLAINED =
            Map.of("tr737A+", List.of("$GPGGA,071734.929,4404.1178,N,12118.8608,W,0,4,,1127.8,M,-19.6,M,,*49"));

    private final PayloadFormat format = PayloadFormats.of("nmea", TopicPattern.parse("{d}"), "{mmsi}", "{d}");
    private final Map<String, Reading> last = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"ais-nmea", "bt451", "garmin-10x", "haicom-305N", "nl2008u", "sounder", "tr737A+"})
    void positions_log_areGpsds(String log) throws Exception {
        int sentences = 0;
        int positions = 0;
        int times = 0;
        int depths = 0;
        List<String> differ = new ArrayList<>();
        String sentence = "";
        for (String line : lines(log)) {
            if (!line.startsWith("{")) {
                sentence = line;
                sentences++;
                read(line);
                continue;
            }
            JsonNode gpsd = new ObjectMapper().readTree(line);
            if (!gpsd.get("class").asText().equals("TPV")) {
                continue;
            }
            if (gpsd.has("lat")) {
                if (sameDegrees(gpsd, "lat") && sameDegrees(gpsd, "lon")) {
                    positions++;
                } else {
                    differ.add(sentence);
                }
            }
            if (gpsd.has("depth")) {
                assertThat(decimal("depth"))
                        .isEqualByComparingTo(gpsd.get("depth").decimalValue());
                depths++;
            }
            if (gpsd.has("time") && sentence.contains("RMC")) {
                long off = Instant.parse(gpsd.get("time").asText()).toEpochMilli()
                        - last.get("lat").timeMillis();
                assertThat(off % (ERA_SECONDS * 1000)).as(sentence).isZero();
                times++;
            }
        }
        System.out.printf(
                "GpsdLogsTest %s: %d sentences with good checksums, %d positions, %d times, %d depths agree; %d explained%n",
                log, sentences, positions, times, depths, differ.size());
        assertThat(differ).isEqualTo(EXPLAINED.getOrDefault(log, List.of()));
        assertThat(positions).isPositive();
    }

    @Test
    void ais_log_isGpsds() throws Exception {
        Map<Integer, Integer> agreed = new TreeMap<>();
        int strange = 0;
        List<Reading> got = List.of();
        for (String line : lines("ais-nmea")) {
            if (line.startsWith("!")) {
                List<Reading> more = read(line);
                got = more.isEmpty() ? got : more;
                continue;
            }
            JsonNode gpsd = line.startsWith("{") ? new ObjectMapper().readTree(line) : null;
            if (gpsd == null || !gpsd.get("class").asText().equals("AIS")) {
                continue;
            }
            int type = gpsd.get("type").asInt();
            if (type == 8) {
                // Binary messages of inland vessels: they give no readings here.
                strange++;
                continue;
            }
            assertThat(lines(got)).as(line).isEqualTo(wanted(gpsd, type));
            agreed.merge(type, 1, Integer::sum);
        }
        System.out.println("GpsdLogsTest AIS messages that agree, by type: " + agreed + ", not read: " + strange);
        assertThat(agreed.keySet()).containsExactly(1, 3, 5, 18, 24);
    }

    @Test
    void checksum_anyCharacterChanged_isRefused() throws Exception {
        int changed = 0;
        for (String line : lines("sounder").subList(0, 40)) {
            for (int i = 1; !line.startsWith("{") && i < line.length() - 3; i++) {
                String broken = line.substring(0, i) + (char) (line.charAt(i) ^ 1) + line.substring(i + 1);
                assertThat(((Refused) result(broken).get(0)).code()).isEqualTo(RefusalCode.BAD_CHECKSUM);
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(500);
    }

    /** What gpsd decoded, unscaled, as readings: those of a type 24 are of its second part, for gpsd joins the two. */
    private static List<String> wanted(JsonNode gpsd, int type) {
        Map<String, String> want = new TreeMap<>();
        put(want, gpsd, "status", 15, BigDecimal.ONE);
        put(want, gpsd, "turn", -128, BigDecimal.ONE);
        put(want, gpsd, "speed", 1023, new BigDecimal("0.1852"));
        put(want, gpsd, "course", 3600, new BigDecimal("0.1"));
        put(want, gpsd, "heading", 511, BigDecimal.ONE);
        put(want, gpsd, "draught", 0, new BigDecimal("0.1"));
        for (String name : List.of("imo", "shiptype", "to_bow", "to_stern", "to_port", "to_starboard")) {
            put(want, gpsd, name, 0, BigDecimal.ONE);
        }
        for (String name : List.of("callsign", "destination", "shipname")) {
            if (!gpsd.path(name).asText().isEmpty() && !(type == 24 && name.equals("shipname"))) {
                want.put(name.equals("shipname") ? "name" : name, gpsd.get(name).asText());
            }
        }
        if (gpsd.has("lon") && gpsd.get("lon").asInt() != 181 * 600_000) {
            want.put("lat", degrees(gpsd.get("lat").asLong()));
            want.put("lon", degrees(gpsd.get("lon").asLong()));
        }
        List<String> lines = new ArrayList<>();
        want.forEach((name, value) -> lines.add(name + "=" + value));
        return lines;
    }

    private static void put(Map<String, String> want, JsonNode gpsd, String name, long none, BigDecimal factor) {
        if (gpsd.has(name) && gpsd.get(name).asLong() != none) {
            want.put(name, plain(gpsd.get(name).decimalValue().multiply(factor)));
        }
    }

    private static String degrees(long raw) {
        return plain(BigDecimal.valueOf(raw).divide(BigDecimal.valueOf(600_000), 9, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static List<String> lines(List<Reading> readings) {
        Map<String, String> lines = new TreeMap<>();
        for (Reading reading : readings) {
            String value = Results.value(reading.value());
            lines.put(
                    reading.name(), reading.value() instanceof Reading.Numeric ? plain(new BigDecimal(value)) : value);
        }
        List<String> sorted = new ArrayList<>();
        lines.forEach((name, value) -> sorted.add(name + "=" + value));
        return sorted;
    }

    private boolean sameDegrees(JsonNode gpsd, String name) {
        return last.containsKey(name)
                && decimal(name).subtract(gpsd.get(name).decimalValue()).abs().compareTo(new BigDecimal("1e-9")) <= 0;
    }

    private BigDecimal decimal(String name) {
        return new BigDecimal(Results.value(last.get(name).value()));
    }

    private List<IntakeResult> result(String line) {
        return format.read(new IntakeMessage("d", line.getBytes(StandardCharsets.ISO_8859_1), Results.RECEIVED));
    }

    /** The sentence's readings, of which the last of each name is kept for sentences that are not AIS. */
    private List<Reading> read(String line) {
        List<Reading> readings = new ArrayList<>();
        for (IntakeResult result : result(line)) {
            assertThat(result).as(line).isNotInstanceOf(Refused.class);
            if (result instanceof Taken taken) {
                readings.addAll(Results.decoded(taken));
            }
        }
        if (!line.startsWith("!")) {
            readings.forEach(reading -> last.put(reading.name(), reading));
        }
        return readings;
    }

    private static List<String> lines(String log) throws Exception {
        String text = Files.readString(
                SharedFolder.path("data/transport/gpsd/" + log + ".log.chk"), StandardCharsets.ISO_8859_1);
        return text.lines()
                .filter(line -> line.startsWith("{") || line.startsWith("$") || line.startsWith("!"))
                .toList();
    }
}
