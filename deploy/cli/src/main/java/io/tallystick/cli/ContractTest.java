package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Example;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.ExampleResult;
import io.tallystick.rules.engine.Examples;
import io.tallystick.rules.money.Currencies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract test}. */
@Command(
        name = "test",
        description = "Run the tests that contracts hold in their section \"tests\".",
        footerHeading = "%nExamples:%n",
        footer = {"  tallystick contract test cover.yaml", "  tallystick contract test *.yaml --filter late --json"})
final class ContractTest implements Callable<Integer> {
    private static final double NANOS_PER_MILLI = 1e6;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Contracts.")
    private List<Path> files;

    @Option(names = "--filter", paramLabel = "TEXT", description = "Only tests whose name holds this.")
    private String filter;

    @Mixin
    private CurrencyOption currency;

    @Mixin
    private Console console;

    private int passed;
    private int failed;
    private long nanos;

    @Override
    public Integer call() throws IOException {
        Currencies currencies = currency.currencies();
        for (Path file : files) {
            Contract contract = ContractFiles.require(file, currencies);
            List<Example> wanted = contract.examples().stream()
                    .filter(example -> filter == null || example.name().contains(filter))
                    .toList();
            if (contract.examples().isEmpty()) {
                throw new CliException(Exit.DOES_NOT_HOLD, file + ": want tests in its section \"tests\", got none");
            }
            Engine engine = new Engine(contract);
            for (Example example : wanted) {
                long start = System.nanoTime();
                ExampleResult result = Examples.run(engine, currencies, example);
                report(file, result, System.nanoTime() - start);
            }
        }
        if (passed + failed == 0) {
            throw new CliException(
                    Exit.DOES_NOT_HOLD, "--filter: want a test whose name holds \"" + filter + "\", got none");
        }
        if (!console.json()) {
            console.out().println(passed + " passed, " + failed + " failed in " + millis(nanos) + " ms");
        }
        return failed == 0 ? Exit.HOLDS : Exit.DOES_NOT_HOLD;
    }

    private void report(Path file, ExampleResult result, long took) {
        nanos += took;
        if (result.passed()) {
            passed++;
        } else {
            failed++;
        }
        if (console.json()) {
            console.out().println(Json.line(json(file, result, took)));
            return;
        }
        console.out()
                .println((result.passed() ? "ok    " : "FAIL  ") + file + ":" + result.line() + " " + result.name()
                        + " (" + millis(took) + " ms)");
        result.failures().forEach(failure -> console.out().println("      " + file + ": " + failure));
    }

    private static Map<String, Object> json(Path file, ExampleResult result, long took) {
        List<Object> failures = new ArrayList<>(result.failures());
        return Json.object(
                "file",
                file,
                "line",
                result.line(),
                "test",
                result.name(),
                "passed",
                result.passed(),
                "millis",
                took / NANOS_PER_MILLI,
                "failures",
                failures);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_MILLI);
    }
}
