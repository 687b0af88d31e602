package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.genesis.Currency;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.GenesisDraft;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.genesis.Witnesses;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.ledger.keys.NetworkPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code network}: found one. */
@Command(
        name = "network",
        description = "Found a network.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = NetworkCommands.Init.class,
        footerHeading = "%nExamples:%n",
        footer = "  tallystick network init my-network --name plant --partitions 4 --org acme")
final class NetworkCommands {
    private NetworkCommands() {}

    /** {@code network init}. */
    @Command(
            name = "init",
            description = "Make a network's folder: network.yaml (the genesis), ledger keys, organisations' CAs.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  tallystick network init my-network --name plant --partitions 4 \\",
                "      --org acme --org globex",
                "  tallystick network init replay --name replay --partitions 1 \\",
                "      --org acme --clock event",
                "  tallystick network init trade --name trade --partitions 2 \\",
                "      --org bank,acme,globex --currency EUR:2:bank",
                "",
                "The number of partitions is the number of ledgers and can never change. The folder holds private keys:"
                        + " give others network.yaml only. Key store passwords are random and in files beside them, or taken from"
                        + " TALLYSTICK_KEYSTORE_PASSWORD."
            })
    static final class Init implements Callable<Integer> {
        @Parameters(paramLabel = "DIR", description = "The folder to make.")
        private Path folder;

        @Option(names = "--name", required = true, description = "The network's name: the prefix of its topics.")
        private String name;

        @Option(names = "--partitions", required = true, paramLabel = "P", description = "How many ledgers, 1 to 1024.")
        private int partitions;

        @Option(
                names = "--org",
                required = true,
                paramLabel = "ORG",
                split = ",",
                description = "An organisation; the first runs the network. May be given several times.")
        private List<String> organisations;

        @Option(
                names = "--clock",
                defaultValue = "wall",
                description = "The time of blocks: wall, or event (the highest event time, for replays of old data);"
                        + " default wall.")
        private LedgerClockKind ledgerClock;

        @Option(
                names = "--currency",
                paramLabel = "CODE:DIGITS:ISSUER",
                description = "A currency that contracts pay in: its code, the decimals of its smallest unit, the"
                        + " organisation that alone issues it. May be given several times.")
        private List<Currency> currencies = new ArrayList<>();

        @Mixin
        private Console console;

        @Mixin
        private CommandClock clock;

        @Override
        public Integer call() {
            NetworkPlan plan = new NetworkPlan(
                    name,
                    GenesisDraft.defaultOrigin(name),
                    partitions,
                    organisations,
                    ledgerClock,
                    Witnesses.NONE,
                    currencies);
            NetworkDirectory made =
                    NetworkDirectory.init(folder, plan, new SecureRandom(), clock.clock(), System.getenv());
            print(made.genesis());
            return Exit.HOLDS;
        }

        private void print(Genesis genesis) {
            var out = console.out();
            String hash = HexFormat.of().formatHex(genesis.hash());
            if (console.json()) {
                out.println(Json.line(Json.object(
                        "network",
                        genesis.network(),
                        "folder",
                        folder,
                        "genesisSha256",
                        hash,
                        "currencies",
                        genesis.currencies().stream().map(Currency::code).toList(),
                        "ledgerKeys",
                        genesis.ledgerKeys().stream().map(key -> key.vkey()).toList())));
                return;
            }
            int ledgers = genesis.ledgerCount();
            out.println("network " + genesis.network() + " with " + ledgers + (ledgers == 1 ? " ledger" : " ledgers")
                    + " in " + folder);
            out.println("genesis " + folder.resolve(NetworkOption.GENESIS_FILE) + ", SHA-256 " + hash);
            genesis.currencies()
                    .forEach(currency -> out.println("currency " + currency.code() + " with " + currency.exponent()
                            + " decimals, issued by " + currency.issuer()));
            genesis.ledgerKeys().forEach(key -> out.println("ledger key " + key.vkey()));
            out.println("Next: tallystick topics create --network " + folder + " --bootstrap-server HOST:PORT");
        }
    }
}
