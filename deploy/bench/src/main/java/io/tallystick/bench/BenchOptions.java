package io.tallystick.bench;

import io.tallystick.bench.speed.BenchCase;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.CopyCase;
import io.tallystick.bench.speed.SealCase;
import io.tallystick.bench.speed.VerifyCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a run of {@link Bench} was told.
 *
 * @param cases what is run by turns, in this order
 * @param json whether the report is a line of JSON
 */
public record BenchOptions(BenchSettings settings, List<BenchCase> cases, boolean json) {
    private static final Set<String> VALUED =
            Set.of("readings", "seconds", "max-records", "devices", "ledgers", "threads", "rounds", "cases");
    private static final Set<String> FLAGS = Set.of("json", "quick", "help");

    /** Every case there is; a new one is added here. */
    private static List<BenchCase> all() {
        return List.of(new CopyCase(), new VerifyCase(), SealCase.checked(), SealCase.unchecked());
    }

    /** @throws IllegalArgumentException naming the option, what it wants and what it got */
    public static BenchOptions parse(String[] args) {
        Arguments given = new Arguments(args, VALUED, FLAGS);
        return new BenchOptions(settings(given), cases(given), given.has("json"));
    }

    private static BenchSettings settings(Arguments given) {
        BenchSettings defaults = given.has("quick") ? BenchSettings.QUICK : BenchSettings.DEFAULTS;
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
                throw new IllegalArgumentException("--cases: want some of " + names + ", each once, got \"" + name + "\"");
            }
            chosen.add(all.get(at));
        }
        return chosen;
    }
}
