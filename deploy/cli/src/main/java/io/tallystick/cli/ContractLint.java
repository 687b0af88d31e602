package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migrates;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.ContractSourceException;
import io.tallystick.rules.lang.SourceError;
import io.tallystick.rules.money.Currencies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract lint}. */
@Command(
        name = "lint",
        description = "Check contracts: types, units, names, states, money, cost. Says what each is, or what is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract lint cover.yaml",
            "  tallystick contract lint *.yaml --json",
            "  tallystick contract lint cover-1.1.0.yaml --from cover-1.0.0.yaml"
        })
final class ContractLint implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Contracts.")
    private List<Path> files;

    @Option(
            names = "--from",
            paramLabel = "OLD",
            description = "A version that runs: check how FILE takes over its instances, too.")
    private Path from;

    @Mixin
    private CurrencyOption currency;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException {
        Currencies currencies = currency.currencies();
        int exit = Exit.HOLDS;
        for (Path file : files) {
            try {
                Contract contract = ContractFiles.read(file, currencies);
                if (from != null) {
                    ContractReader.migration(
                            file.toString(), contract, ContractFiles.require(from, currencies), currencies);
                }
                console.print(json(file, contract), text(file, contract));
            } catch (ContractSourceException e) {
                exit = Exit.DOES_NOT_HOLD;
                if (console.json()) {
                    console.out().println(Json.line(json(file, e.errors())));
                } else {
                    e.errors().forEach(error -> console.out().println(error));
                }
            }
        }
        return exit;
    }

    private static String text(Path file, Contract contract) {
        Contract.Terms terms = contract.terms();
        return file + ": " + contract.identity().name() + " "
                + contract.identity().version() + (terms.title().isEmpty() ? "" : ", " + terms.title())
                + "\n  hash    " + contract.identity().hash()
                + "\n  roles   " + String.join(", ", terms.roles()) + "; signed by "
                + String.join(", ", terms.signatories()) + "; opened by " + String.join(", ", terms.openers())
                + "\n  params  " + or(contract.params().stream().map(ContractLint::param))
                + (contract.migrates().from().isEmpty() ? "" : "\n  from    " + versions(contract))
                + "\n  states  " + or(contract.states().stream().map(state -> state(contract, state)))
                + "\n  tests   " + contract.examples().size()
                + "\n  cost    at most " + contract.cost().steps() + " steps an input, "
                + contract.cost().stateBytes() + " bytes of state";
    }

    private static String versions(Contract contract) {
        return contract.migrates().from().stream().map(Migrates.From::version).collect(Collectors.joining(", "));
    }

    private static String or(Stream<String> parts) {
        String all = parts.collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    private static String param(Param param) {
        return param.name() + ": " + param.type().title() + (param.fallback() == null ? "" : " = " + fallback(param));
    }

    private static String fallback(Param param) {
        return param.fallback() instanceof Duration duration
                ? duration.toString().substring(2).toLowerCase(Locale.ROOT)
                : param.fallback().toString();
    }

    private static String state(Contract contract, State state) {
        boolean start = contract.states().get(contract.start()) == state;
        return state.name() + (start ? " (start)" : "") + (state.isFinal() ? " (final)" : "");
    }

    private static Map<String, Object> json(Path file, Contract contract) {
        Contract.Terms terms = contract.terms();
        return Json.object(
                "file",
                file,
                "good",
                true,
                "contract",
                contract.identity().name(),
                "version",
                contract.identity().version(),
                "hash",
                contract.identity().hash(),
                "title",
                terms.title(),
                "roles",
                terms.roles(),
                "signatories",
                terms.signatories(),
                "openers",
                terms.openers(),
                "params",
                contract.params().stream()
                        .map(param -> Json.object(
                                "name",
                                param.name(),
                                "type",
                                param.type().title(),
                                "default",
                                param.fallback() == null
                                        ? null
                                        : param.fallback().toString()))
                        .toList(),
                "states",
                contract.states().stream().map(State::name).toList(),
                "migratesFrom",
                contract.migrates().from().stream().map(Migrates.From::version).toList(),
                "tests",
                contract.examples().size(),
                "maxSteps",
                contract.cost().steps(),
                "maxStateBytes",
                contract.cost().stateBytes());
    }

    private static Map<String, Object> json(Path file, List<SourceError> errors) {
        return Json.object(
                "file",
                file,
                "good",
                false,
                "errors",
                errors.stream()
                        .map(error -> Json.object(
                                "line",
                                error.place().line(),
                                "column",
                                error.place().column(),
                                "message",
                                error.message(),
                                "hint",
                                error.hint()))
                        .toList());
    }
}
