package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.rules.contract.Contract;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract sign}. */
@Command(
        name = "sign",
        description = "Sign a contract for an organisation, to be deployed by whoever has all signatures.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract sign escrow.yaml --org acme --network my-network \\",
            "      --party seller=acme --party buyer=globex",
            "  tallystick contract deploy escrow-1.0.0.*.cose",
            "",
            "All who sign must give the same --party and --migrate. Each signature has a number: deploy those of one organisation in the"
                    + " order in which they were made."
        })
final class ContractSign implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The contract.")
    private Path file;

    @Option(names = "--org", required = true, description = "The organisation that signs; its key is in the folder.")
    private String organisation;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; default NAME-VERSION.ORG.cose here.")
    private Path out;

    @Mixin
    private PartyOption party;

    @Mixin
    private MigrateOption migrate;

    @Mixin
    private NetworkOption network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    @Override
    public Integer call() throws Exception {
        NetworkDirectory directory = network.directory();
        Genesis genesis = directory.genesis();
        PartyOption.requireKnown("--org", organisation, genesis);
        Contract contract = ContractFiles.require(file, NetworkCurrencies.of(genesis));
        SortedMap<String, String> parties = party.of(genesis, contract);
        Signatories signatories = Signatories.of(contract, parties);
        signatories.requireParty(organisation);
        String name = contract.identity().name();
        String version = contract.identity().version();
        Path target = out == null ? Path.of(name + "-" + version + "." + organisation + ".cose") : out;
        if (Files.exists(target)) {
            throw new CliException(Exit.USAGE, target + " exists: it is not overwritten");
        }
        ControlOrder order = ControlOrder.sign(
                directory, organisation, name, version, migrate.deployment(file, contract, parties), clock.now());
        try {
            Files.write(target, order.envelope(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CliException(Exit.USAGE, target + " exists: it is not overwritten", e);
        }
        signatories.signedBy(organisation);
        console.print(
                Json.object(
                        "file",
                        target,
                        "contract",
                        name,
                        "version",
                        version,
                        "hash",
                        contract.identity().hash(),
                        "signedBy",
                        organisation,
                        "wanted",
                        signatories.missing()),
                target + ": " + name + " " + version + ", signed by " + organisation + signatories.text());
        return Exit.HOLDS;
    }
}
