package io.tallystick.quickstart.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.quickstart.replay.ReadingType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetPlanTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static List<PlannedSend> first(int count, FleetSettings settings) {
        FleetPlan plan = new FleetPlan(settings);
        List<PlannedSend> sends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sends.add(plan.next());
        }
        return sends;
    }

    private static FleetSettings honest(int devices) {
        return new FleetSettings(7, devices, 0, START, 1, 3, Duration.ofDays(1), MischiefRates.none());
    }

    @Test
    void plan_sameSeed_samePlan_otherSeed_otherPlan() {
        List<PlannedSend> one = first(5_000, FleetSettings.demo(1, 5, START));
        assertThat(first(5_000, FleetSettings.demo(1, 5, START))).isEqualTo(one);
        assertThat(first(5_000, FleetSettings.demo(2, 5, START))).isNotEqualTo(one);
    }

    /** Pins the plan itself: a change of JDK or of this code that changes it must be a decision. */
    @Test
    void plan_seedOne_firstSendsAsEver() {
        StringBuilder text = new StringBuilder();
        for (PlannedSend send : first(2_000, FleetSettings.demo(1, 5, START))) {
            Content content = send.content();
            text.append(send.expected().code()).append(send.recordKey()).append(content.device());
            text.append(content.sequence()).append(content.time().toEpochMilli());
            content.readings().forEach(reading -> text.append(reading.value().text()));
        }
        assertThat(text.toString().hashCode()).isEqualTo(-1735721980);
    }

    @Test
    void plan_anyPart_allFieldsKindsAndBatches() {
        EnumSet<PayloadKind> kinds = EnumSet.noneOf(PayloadKind.class);
        Set<String> organisations = new HashSet<>();
        int largest = 0;
        for (PlannedSend send : first(5_000, honest(4))) {
            kinds.add(send.content().kind());
            organisations.add(send.content().device().organisation());
            Set<Instant> samples = new HashSet<>();
            send.content().readings().forEach(reading -> samples.add(reading.time()));
            largest = Math.max(largest, samples.size());
            if (send.content().kind() == PayloadKind.JSON) {
                assertThat(samples).hasSize(1);
            }
        }
        assertThat(kinds).isEqualTo(EnumSet.allOf(PayloadKind.class));
        assertThat(organisations).hasSize(Field.values().length);
        assertThat(largest).isEqualTo(10);
    }

    @Test
    void plan_honestSends_timesInOrderAndNumbersWithoutHoles() {
        Instant last = START;
        Map<String, Long> next = new HashMap<>();
        Map<String, Instant> lastReading = new HashMap<>();
        for (PlannedSend send : first(20_000, honest(4))) {
            Content content = send.content();
            assertThat(content.time()).isAfterOrEqualTo(last);
            last = content.time();
            String stream = content.device() + " " + content.subject();
            assertThat(content.sequence()).isEqualTo(next.merge(stream, 1L, Long::sum));
            for (TimedReading reading : content.readings()) {
                Instant before = lastReading.put(stream + reading.value().name(), reading.time());
                assertThat(before == null || before.isBefore(reading.time())).isTrue();
                assertThat(reading.time()).isBeforeOrEqualTo(content.time());
            }
        }
    }

    @Test
    void plan_simulatedRate_isAsSaid() {
        FleetPlan plan = new FleetPlan(honest(10));
        Instant last = START;
        for (int i = 0; i < 50_000; i++) {
            last = plan.next().content().time();
        }
        double seconds = Duration.between(START, last).toMillis() / 1000.0;
        assertThat(50_000 / seconds)
                .isBetween(plan.sendsPerSimulatedSecond() * 0.95, plan.sendsPerSimulatedSecond() * 1.05);
    }

    @ParameterizedTest
    @CsvSource({
        "inverter, power, 12, 0, 1000",
        "rooms, co2, 13, 1, 200",
        "air, temperature, 15, 3, 8",
        "transformer, load, 19, 7, 100000",
        "press, temperature, 14, 2, 10"
    })
    void signal_dailyRhythm_peakHourAboveTrough(String kind, String name, int peak, int trough, double least) {
        FleetPlan plan = new FleetPlan(honest(6));
        double[] sum = new double[24];
        int[] count = new int[24];
        for (PlannedSend send = plan.next();
                send.content().time().isBefore(START.plus(Duration.ofDays(1)));
                send = plan.next()) {
            if (!send.content().device().name().startsWith(kind + "-")) {
                continue;
            }
            for (TimedReading reading : send.content().readings()) {
                if (reading.value().name().equals(name)) {
                    int hour = reading.time().atOffset(ZoneOffset.UTC).getHour();
                    sum[hour] += Double.parseDouble(reading.value().text());
                    count[hour]++;
                }
            }
        }
        assertThat(sum[peak] / count[peak]).isGreaterThan(sum[trough] / count[trough] + least);
    }

    @Test
    void signals_twoDays_plausibleAndCountersOnlyGrow() {
        FleetPlan plan = new FleetPlan(honest(2));
        Map<String, Double> counters = new HashMap<>();
        Map<String, Set<String>> values = new HashMap<>();
        for (PlannedSend send = plan.next();
                send.content().time().isBefore(START.plus(Duration.ofDays(2)));
                send = plan.next()) {
            for (TimedReading reading : send.content().readings()) {
                String name = reading.value().name();
                String text = reading.value().text();
                if (reading.value().type() == ReadingType.BOOLEAN) {
                    values.computeIfAbsent(name, key -> new HashSet<>()).add(text);
                    continue;
                }
                assertThat(text).matches("-?(0|[1-9]\\d*)(\\.\\d+)?");
                double value = Double.parseDouble(text);
                switch (name) {
                    case "latitude" -> assertThat(value).isBetween(35.0, 53.0);
                    case "longitude" -> assertThat(value).isBetween(-10.0, 9.0);
                    case "speed" -> assertThat(value).isBetween(0.0, 40.0);
                    case "humidity" -> assertThat(value).isBetween(0.0, 100.0);
                    case "cash" ->
                        assertThat(value)
                                .isBetween(0.0, 40_000.0)
                                .satisfies(v -> assertThat(v % 10).isZero());
                    case "voltage" -> assertThat(value).isBetween(0.0, 600.0);
                    case "energy", "trips", "sales", "vehicles", "turnover-cents", "withdrawals" -> {
                        String stream = send.content().device() + send.content().subject() + name;
                        Double before = counters.put(stream, value);
                        assertThat(before == null || before <= value).isTrue();
                    }
                    default -> assertThat(value).isBetween(-50.0, 1_200_000.0);
                }
            }
        }
        assertThat(counters).hasSize(6);
        assertThat(values.get("occupied")).containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void signal_longRun_showsStuckSensorsAndSpikes() {
        Noise noise = new Noise(3);
        Rhythm rhythm = new Rhythm(new Rhythm.Shape("t", "Cel", 2, 20, 0, 12, 0.5, 0, -40, 60), noise);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            rhythm.sample(i * 60_000L, noise, value -> texts.add(value.text()));
        }
        int repeats = 0;
        int longest = 0;
        int spikes = 0;
        for (int i = 1; i < texts.size(); i++) {
            repeats = texts.get(i).equals(texts.get(i - 1)) ? repeats + 1 : 0;
            longest = Math.max(longest, repeats);
            spikes += Double.parseDouble(texts.get(i)) > 40 ? 1 : 0;
        }
        assertThat(longest).isGreaterThanOrEqualTo(59);
        assertThat(spikes).isBetween(5, 100);
    }

    @Test
    void settings_outOfRange_sayWantAndGot() {
        assertThatThrownBy(() -> FleetSettings.demo(1, 0, START)).hasMessage("devicesPerField is 0; want 1 to 100000");
        assertThatThrownBy(() -> MischiefRates.uniform(0.1)).hasMessageContaining("want at most 1");
        assertThatThrownBy(() -> MischiefRates.uniform(Double.NaN)).hasMessageContaining("want 0 to 1");
    }
}
