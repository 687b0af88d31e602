package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.SubjectRouting;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code issue} and {@code transfer} have in common: a signed document moves money out of the signer's account. */
abstract class MoneyCommand {
    /** An id makes a document that is sent twice by mistake count once; so long may it be. */
    private static final int MAX_ID_CHARS = 40;

    @Parameters(arity = "1..2", paramLabel = "AMOUNT", description = "A currency and an amount, such as EUR 100.00.")
    private List<String> amount;

    @Option(names = "--to", required = true, paramLabel = "ORG", description = "Who gets it.")
    private String to;

    @Option(
            names = "--device",
            required = true,
            paramLabel = "FILE",
            description = "The .p12 file of a member who signs.")
    private Path device;

    @Option(
            names = "--ledger",
            paramLabel = "N",
            description = "The ledger in which it arrives; default the receiver's home, that of account/ORG.")
    private Integer ledger;

    @Option(
            names = "--ledger-of",
            paramLabel = "SUBJECT",
            description = "Instead of --ledger: the ledger of this subject, where its contracts pay from.")
    private String ledgerOf;

    @Option(
            names = "--subject",
            description = "Pay from the account in this subject's ledger; default account/ORG of the signer.")
    private String subject;

    @Option(names = "--reference", paramLabel = "TEXT", description = "What it is for.")
    private String reference;

    @Option(names = "--id", paramLabel = "TEXT", description = "Your own id of it: the same id is never paid twice.")
    private String id;

    @Mixin
    private DocumentSend send;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    final int move(String document) throws Exception {
        Genesis genesis = network.genesis();
        PartyOption.requireKnown("--to", to, genesis);
        if (ledger != null && ledgerOf != null) {
            throw new CliException(Exit.USAGE, "want --ledger or --ledger-of, got both");
        }
        if (ledger != null && (ledger < 0 || ledger >= genesis.ledgerCount())) {
            throw new CliException(
                    Exit.USAGE, "--ledger: want 0 to " + (genesis.ledgerCount() - 1) + ", got " + ledger);
        }
        if (id != null && (id.isEmpty() || id.length() > MAX_ID_CHARS)) {
            throw new CliException(Exit.USAGE, "--id: want 1 to " + MAX_ID_CHARS + " characters, got " + id.length());
        }
        byte[] payload = DocumentJson.of(Json.object(
                "document",
                document,
                "to",
                to,
                "amount",
                NetworkCurrencies.amount(genesis, amount),
                "ledger",
                ledgerOf == null ? ledger : Integer.valueOf(SubjectRouting.ledgerOf(ledgerOf, genesis.ledgerCount())),
                "reference",
                reference,
                "id",
                id));
        return send.send(
                network,
                genesis,
                console,
                clock.clock(),
                List.of(device),
                signer -> subject == null ? "account/" + signer.organisation() : subject,
                payload);
    }
}
