package io.tallystick.cli;

import io.tallystick.quickstart.replay.CsvReplay;
import io.tallystick.quickstart.replay.MappingException;
import io.tallystick.quickstart.replay.ReplayMapping;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.money.MoneyException;
import io.tallystick.rules.simulate.SimulationSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** On which data a contract is tried, and between whom. */
final class SimulationOptions {
    @Option(names = "--data", paramLabel = "FILE", description = "Recorded readings, CSV.")
    private Path data;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "What the columns mean, YAML, as for `tallystick replay`.")
    private Path mapping;

    @Option(names = "--documents", paramLabel = "FILE", description = "Documents that came, a JSON object a line.")
    private Path documents;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter of the contract; repeatable.")
    private List<String> params = List.of();

    @Option(
            names = "--party",
            paramLabel = "ROLE=ORG",
            description = "Who plays a role; default an organisation of the role's name; repeatable.")
    private List<String> parties = List.of();

    @Option(
            names = "--fund",
            paramLabel = "ORG=MONEY",
            description = "What an organisation has at first, such as buyer='EUR 100.00'; repeatable. Without any, all"
                    + " have plenty.")
    private List<String> funds = List.of();

    @Option(
            names = "--org",
            paramLabel = "ORG",
            description = "Whose devices the data is from; default one that the contract listens to.")
    private String sender = "";

    @Option(names = "--until", paramLabel = "TIME", description = "Let the clock run on to this time after the data.")
    private Instant until;

    @Option(names = "--allow-bad-rows", description = "Exit with 0 although rows with a problem were left out.")
    private boolean allowBadRows;

    @Mixin
    private CurrencyOption currency;

    Path data() {
        if (data == null || mapping == null) {
            throw new CliException(
                    Exit.USAGE,
                    "want --data and --mapping, got "
                            + (data == null && mapping == null
                                    ? "neither"
                                    : data == null ? "no --data" : "no --mapping"));
        }
        return data;
    }

    boolean allowBadRows() {
        return allowBadRows;
    }

    /** Null for the time of the last event. */
    Instant until() {
        return until;
    }

    Currencies currencies() {
        return currency.currencies();
    }

    /** The data, to be read once. */
    CsvReplay open() throws IOException, MappingException {
        if (Files.size(Inputs.file(data())) == 0) {
            throw new CliException(Exit.USAGE, data + ": want a header and rows of data, got an empty file");
        }
        ReplayMapping rules = ReplayMapping.parse(mapping.toString(), Files.readAllBytes(Inputs.file(mapping)));
        return CsvReplay.open(rules, data.toString(), Files.newInputStream(data), false);
    }

    /** By time. */
    List<RecordedDocument> documents() throws IOException {
        Map<String, String> organisations = Pairs.of("--party", parties);
        return documents == null
                ? List.of()
                : RecordedDocument.read(documents, role -> organisations.getOrDefault(role, role));
    }

    SimulationSetup setup() {
        Currencies currencies = currencies();
        List<SimulationSetup.Fund> all = new ArrayList<>();
        for (String fund : funds) {
            Map.Entry<String, String> pair = Pairs.one("--fund", fund);
            try {
                all.add(new SimulationSetup.Fund(pair.getKey(), Money.parse(pair.getValue(), currencies)));
            } catch (MoneyException e) {
                throw new CliException(Exit.USAGE, "--fund " + fund + ": " + e.getMessage(), e);
            }
        }
        return new SimulationSetup(
                Pairs.of("--party", parties), new TreeMap<>(Pairs.of("--param", params)), all, sender, currencies);
    }

    /** Checks that each parameter given is one of some contracts'. */
    void requireParamsOf(Contract... contracts) {
        Set<String> known = new TreeSet<>();
        for (Contract contract : contracts) {
            contract.params().forEach(param -> known.add(param.name()));
        }
        for (String name : Pairs.of("--param", params).keySet()) {
            if (!known.contains(name)) {
                throw new CliException(
                        Exit.USAGE, "--param: want one of " + String.join(", ", known) + ", got \"" + name + "\"");
            }
        }
    }

    /** The setup without parameters that a contract does not have. */
    SimulationSetup setupFor(Contract contract) {
        SimulationSetup all = setup();
        TreeMap<String, Object> known = new TreeMap<>(all.params());
        known.keySet().retainAll(contract.params().stream().map(Param::name).toList());
        return new SimulationSetup(all.parties(), known, all.funds(), all.sender(), all.currencies());
    }
}
