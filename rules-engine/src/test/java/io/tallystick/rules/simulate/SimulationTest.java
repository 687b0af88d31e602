package io.tallystick.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.engine.Document;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.engine.Moment;
import io.tallystick.rules.engine.Openings;
import io.tallystick.rules.engine.Readings;
import io.tallystick.rules.engine.Sample;
import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {
    private static final long MINUTE = 60_000;

    private final List<String> log = new ArrayList<>();
    private final SimulationTotals totals = new SimulationTotals();

    private final SimulationSink logging = new SimulationSink() {
        @Override
        public void outcome(Outcome outcome) {
            outcome.firings().forEach(firing -> log.add(outcome.instance() + " " + said(firing)));
        }

        @Override
        public void notOpened(String subject, long timeMillis, List<String> reasons) {
            log.add(subject + " not opened: " + reasons);
        }
    };

    static String said(Firing firing) {
        return firing.atMillis() + " " + firing.rule() + " " + firing.effects();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void simulation_randomReadingsOfManySubjects_firesAsANaiveOneThatAsksAllInstances(long seed) {
        System.out.println("seed " + seed);
        Engine engine = new Engine(Contracts.read(Contracts.HOT));
        Simulation simulation = new Simulation(engine, SimulationSetup.of(Map.of(), Contracts.CURRENCIES), logging);
        List<String> naive = new ArrayList<>();
        TreeMap<String, Instance> instances = new TreeMap<>();
        Firings firings = new Firings();
        SimulatedMoney money = new SimulatedMoney(SimulationSetup.of(Map.of(), Contracts.CURRENCIES), "issuer");
        Random random = new Random(seed);
        long at = 0;
        for (int i = 0; i < 2_000; i++) {
            at += random.nextInt((int) (2 * MINUTE));
            String subject = "machine-" + random.nextInt(7);
            Sample sample = new Sample("temperature", "Cel", 85 + 15 * random.nextDouble(), at);
            simulation.readings(subject, "sensor", at, List.of(sample));
            advanceAll(instances, at, money, firings, naive);
            Instance instance =
                    instances.computeIfAbsent(subject, name -> open(engine, name, sample.atMillis(), money, firings));
            instance.readings(
                    new Moment(at, i), new Readings("operator/sensor", false, List.of(sample)), money, firings);
            drain(instance, firings, naive);
        }
        assertThat(naive).hasSizeGreaterThan(100);
        assertThat(log).containsExactlyElementsOf(naive);
    }

    private static Instance open(Engine engine, String subject, long at, SimulatedMoney money, Firings firings) {
        return engine.open(
                        Openings.check(
                                        engine.contract(),
                                        "overheating/" + subject,
                                        subject,
                                        Map.of("operator", "operator"),
                                        Map.of(),
                                        List.of(),
                                        Contracts.CURRENCIES,
                                        any -> true)
                                .orThrow(),
                        new Moment(at, -1),
                        money,
                        firings)
                .orThrow();
    }

    private static void advanceAll(
            TreeMap<String, Instance> instances, long to, SimulatedMoney money, Firings firings, List<String> naive) {
        while (true) {
            Instance first = instances.values().stream()
                    .min(Comparator.comparingLong(Instance::nextDueMillis))
                    .orElse(null);
            if (first == null || first.nextDueMillis() > to) {
                return;
            }
            first.advance(first.nextDueMillis(), money, firings);
            drain(first, firings, naive);
        }
    }

    private static void drain(Instance instance, Firings firings, List<String> naive) {
        firings.drain().forEach(firing -> naive.add(instance.opening().id() + " " + said(firing)));
    }

    @Test
    void simulation_clockRunsOnAfterTheData_firesWhatIsDue() {
        Simulation simulation = new Simulation(
                new Engine(Contracts.read(Contracts.HOT)), SimulationSetup.of(Map.of(), Contracts.CURRENCIES), totals);
        simulation.readings("m", "s", 0, List.of(new Sample("temperature", "Cel", 20.0, 0)));
        // What arrives at a moment comes before what the clock does in it, so until it has passed there may be a
        // reading.
        simulation.advance(10 * MINUTE);
        assertThat(totals.alerts()).isEmpty();
        simulation.advance(10 * MINUTE + 1);
        assertThat(totals.alerts()).containsOnlyKeys("silent");
        assertThat(simulation.nowMillis()).isEqualTo(10 * MINUTE + 1);
    }

    @Test
    void simulation_documents_holdAndPay() {
        Simulation simulation = rent(List.of());
        simulation.document("flat-1", MINUTE, document("keys", "landlord/x", Map.of("count", 1L)));
        simulation.document("flat-1", 2 * MINUTE, document("keys", "landlord/x", Map.of("count", 2L)));
        assertThat(simulation.standings())
                .containsExactly(new Standing("tenant", euros("EUR 0.00"), euros("EUR 500.00")));
        simulation.document("flat-1", 3 * MINUTE, document("left", "tenant/y", Map.of()));
        assertThat(simulation.standings())
                .containsExactly(
                        new Standing("landlord", euros("EUR 100.00"), euros("EUR 0.00")),
                        new Standing("tenant", euros("EUR -100.00"), euros("EUR 0.00")));
        assertThat(totals.movements()).containsOnly(Map.entry("HOLD", 1L), Map.entry("POST", 1L));
    }

    @Test
    void simulation_tooLittleMoney_isNotOpenedAndSaysWhy() {
        Simulation simulation = rent(List.of(new SimulationSetup.Fund("tenant", euros("EUR 499.99"))));
        simulation.document("flat-1", MINUTE, document("keys", "landlord/x", Map.of("count", 2L)));
        assertThat(simulation.instances()).isEmpty();
        assertThat(totals.notOpened()).isEqualTo(1);
        assertThat(totals.faults().get(0)).contains("flat-1 not opened").contains("499.99");
    }

    @Test
    void simulation_openingDocument_saysParamsAndPartiesAndOpensTheNext() {
        Simulation simulation = rent(List.of());
        Map<String, Object> opening =
                Map.of("params", Map.of("deposit", "EUR 700.00"), "parties", Map.of("tenant", "smith"));
        simulation.document("flat-1", MINUTE, document(Opener.OPEN, "landlord/x", opening));
        assertThat(simulation.standings()).contains(new Standing("smith", euros("EUR 0.00"), euros("EUR 700.00")));
        simulation.document("flat-1", 2 * MINUTE, document("keys", "landlord/x", Map.of("count", 2L)));
        simulation.document("flat-1", 3 * MINUTE, document("left", "smith/y", Map.of()));
        simulation.document("flat-1", 4 * MINUTE, document(Opener.OPEN, "landlord/x", opening));
        assertThat(simulation.instances())
                .extracting(instance -> instance.opening().id())
                .containsExactly("rent/flat-1", "rent/flat-1#2");
    }

    @Test
    void simulation_acknowledgement_isWhoGaveIt() {
        Simulation simulation = new Simulation(
                new Engine(Contracts.read(Contracts.HOT)), SimulationSetup.of(Map.of(), Contracts.CURRENCIES), logging);
        for (int minute = 0; minute <= 6; minute++) {
            Sample sample = new Sample("temperature", "Cel", 99.0, minute * MINUTE);
            simulation.readings("m", "s", minute * MINUTE, List.of(sample));
        }
        Document seen = document(Opener.ACKNOWLEDGE, "operator/anna", Map.of("key", "hot"));
        simulation.document("m", 7 * MINUTE, seen);
        assertThat(log).last().asString().contains("ACKNOWLEDGED").contains("operator/anna");
    }

    private Simulation rent(List<SimulationSetup.Fund> funds) {
        return new Simulation(
                new Engine(Contracts.read(Contracts.RENT)),
                new SimulationSetup(new TreeMap<>(), new TreeMap<>(), funds, "", Contracts.CURRENCIES),
                totals);
    }

    private static Document document(String type, String signer, Map<String, Object> content) {
        byte[] digest = new byte[32];
        digest[0] = (byte) content.hashCode();
        return new Document(type, content, signer, digest);
    }

    private static Money euros(String text) {
        return Money.parse(text, Contracts.CURRENCIES);
    }

    @Test
    void totals_countWhatHappened() {
        Simulation simulation = rent(List.of());
        simulation.document("flat-1", MINUTE, document("other", "landlord/x", Map.of()));
        assertThat(totals.outcomes()).isEqualTo(1);
        assertThat(totals.suspended()).isZero();
        assertThat(simulation.instances())
                .singleElement()
                .satisfies(instance -> assertThat(instance.openHolds())
                        .singleElement()
                        .satisfies(hold -> assertThat(hold.remaining()).isEqualTo(euros("EUR 500.00"))));
    }
}
