package io.tallystick.bench;

import io.tallystick.bench.contracts.Agreements;
import io.tallystick.bench.contracts.ContractsRun;
import io.tallystick.bench.mqtt.MqttBench;
import io.tallystick.bench.speed.BenchCase;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.CopyCase;
import io.tallystick.bench.speed.SealCase;
import io.tallystick.bench.speed.VerifyCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a run of {@link Bench} was told.
 *
 * @param cases what is run by turns, in this order
 * @param latencyShare the load of the latency measurement over the median rate of sealing
 * @param latencySeconds how long latency is measured; 0 leaves it out, and so does leaving out the case {@code seal}
 * @param offlineEvents how many events the ledger has that is verified offline; 0 leaves it out
 * @param growth what is measured instead, how cost grows; null for the benchmark itself
 * @param contracts how many contracts look at every event in what is measured instead, 1 to 10; 0 for the benchmark itself
 * @param mqtt messages for the MQTT connector, which is measured instead; 0 for the benchmark itself
 * @param json whether the report is a line of JSON
 * @param plot where a picture goes; null for none
 */
public record BenchOptions(
        BenchSettings settings,
        List<BenchCase> cases,
        double latencyShare,
        int latencySeconds,
        int offlineEvents,
        GrowthSizes growth,
        int contracts,
        int mqtt,
        boolean json,
        Path plot) {
    /**
     * Sizes of ledgers to be filled.
     *
     * @param entries events in the ledgers before the measurement, ascending
     * @param devices how many devices there are, ascending
     */
    public record GrowthSizes(List<Integer> entries, List<Integer> devices) {}

    private static final GrowthSizes SIZES =
            new GrowthSizes(List.of(100_000, 1_000_000, 10_000_000), List.of(1_000, 100_000, 1_000_000));

    private static final int MQTT_MESSAGES = 50_000;
    private static final int QUICK_MQTT_MESSAGES = 20_000;

    private static final Set<String> VALUED = Set.of(
            "readings",
            "seconds",
            "max-records",
            "devices",
            "ledgers",
            "threads",
            "rounds",
            "cases",
            "latency-share",
            "latency-seconds",
            "offline-events",
            "growth-entries",
            "growth-devices",
            "contracts",
            "mqtt-messages",
            "plot");
    private static final Set<String> FLAGS = Set.of("json", "quick", "growth", "mqtt", "help");

    /** The options for those who ask: {@code %} is doubled, as format strings and picocli want it. */
    public static final String HELP = """
              --readings LIST       readings that one signature covers; default 1,16,64
              --seconds S           each case is measured so long a round; default 4
              --rounds N            rounds that count, after three to warm up; default 3
              --cases LIST          some of copy,verify,seal,seal-unchecked; default all
              --devices N           devices that signed the records; default 1000
              --ledgers N           partitions; default 4
              --threads N           stream threads, and of the signature loop; default 2
              --max-records N       most records loaded of each kind; default 3000000
              --latency-share F     load for latency over rate of sealing; default 0.5
              --latency-seconds N   of measuring latency; 0 leaves it out; default 20
              --offline-events N    verified offline; 0 leaves it out; default 100000
              --quick               a minute: for trying it, not for figures
              --growth              how cost grows with entries and devices; long
              --growth-entries LIST default 100000,1000000,10000000
              --growth-devices LIST default 1000,100000,1000000
              --contracts N         with N contracts on every event, 1 to 10, and without
              --mqtt                the MQTT connector beside a null client
              --mqtt-messages N     that each takes a round; default 50000
              --set NAME=VALUE      a setting of Kafka or the ledger; several
              --json                one line of JSON instead of the table
              --plot FILE           a picture of throughput and latency, SVG
            """;

    /** Every case there is; a new one is added here. */
    private static List<BenchCase> all() {
        return List.of(new CopyCase(), new VerifyCase(), SealCase.checked(), SealCase.unchecked());
    }

    /** @throws IllegalArgumentException naming the option, what it wants and what it got */
    public static BenchOptions parse(String[] args) {
        Arguments given = new Arguments(args, VALUED, FLAGS);
        boolean quick = given.has("quick");
        return new BenchOptions(
                settings(given),
                cases(given),
                given.fraction("latency-share", 0.5, 0.01, 2),
                (int) given.number("latency-seconds", quick ? 4 : 20, 0, 3_600),
                (int) given.number("offline-events", quick ? 10_000 : 100_000, 0, 1_000_000),
                growth(given),
                (int) given.number("contracts", 0, 1, Agreements.MOST),
                mqtt(given),
                given.has("json"),
                given.has("plot") ? Path.of(given.text("plot")) : null);
    }

    private static int mqtt(Arguments given) {
        int usual = given.has("quick") ? QUICK_MQTT_MESSAGES : MQTT_MESSAGES;
        int messages = (int) given.number("mqtt-messages", usual, 1_000, MqttBench.MOST_MESSAGES);
        return given.has("mqtt") ? messages : 0;
    }

    private static BenchSettings settings(Arguments given) {
        BenchSettings usual = given.has("quick") ? BenchSettings.QUICK : BenchSettings.DEFAULTS;
        BenchSettings defaults = given.has("contracts") ? ContractsRun.defaults(usual) : usual;
        long most = given.number("max-records", defaults.mostRecords(), 1_000, 100_000_000);
        return new BenchSettings(
                given.numbers("readings", defaults.readings(), 1, 1_000),
                given.seconds("seconds", defaults.measured(), Duration.ofMillis(100), Duration.ofMinutes(10)),
                Math.min(most, defaults.firstRecords()),
                most,
                (int) given.number("devices", defaults.devices(), 1, 1_000_000),
                (int) given.number("ledgers", defaults.ledgers(), 1, 64),
                (int) given.number("threads", defaults.threads(), 1, 64),
                (int) given.number("rounds", defaults.rounds(), 1, 100),
                given.sets());
    }

    private static List<BenchCase> cases(Arguments given) {
        List<BenchCase> all = all();
        List<String> names = all.stream().map(BenchCase::name).toList();
        List<BenchCase> chosen = new ArrayList<>();
        for (String name : given.text("cases", String.join(",", names)).split(",")) {
            int at = names.indexOf(name);
            if (at < 0 || chosen.contains(all.get(at))) {
                throw new IllegalArgumentException(
                        "--cases: want some of " + names + ", each once, got \"" + name + "\"");
            }
            chosen.add(all.get(at));
        }
        return chosen;
    }

    private static GrowthSizes growth(Arguments given) {
        GrowthSizes sizes = new GrowthSizes(
                given.numbers("growth-entries", SIZES.entries, 1_000, 100_000_000),
                given.numbers("growth-devices", SIZES.devices, 1, 1_000_000));
        requireAscending("growth-entries", sizes.entries);
        requireAscending("growth-devices", sizes.devices);
        return given.has("growth") ? sizes : null;
    }

    private static void requireAscending(String name, List<Integer> numbers) {
        if (!numbers.equals(numbers.stream().sorted().toList())) {
            throw new IllegalArgumentException("--" + name + ": want the smallest first, got " + numbers);
        }
    }
}
