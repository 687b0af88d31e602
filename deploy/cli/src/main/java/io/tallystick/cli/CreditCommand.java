package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.genesis.Genesis;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code credit}. */
@Command(
        name = "credit",
        description =
                "Let an organisation's account go below zero so far, signed by a member of the currency's issuer.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick credit acme EUR 1000.00 \\",
            "      --device my-network/devices/bank/teller.p12 --wait",
            "",
            "EUR 0.00 takes the credit back, once the account is not below zero."
        })
final class CreditCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ORG", description = "Whose account.")
    private String organisation;

    @Parameters(index = "1..*", arity = "1..2", paramLabel = "AMOUNT", description = "How far, such as EUR 1000.00.")
    private List<String> amount;

    @Option(
            names = "--device",
            required = true,
            paramLabel = "FILE",
            description = "The .p12 file of a member who signs.")
    private Path device;

    @Option(names = "--subject", description = "Its account in this subject's ledger; default account/ORG, its home.")
    private String subject;

    @Mixin
    private DocumentSend send;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    @Override
    public Integer call() throws Exception {
        Genesis genesis = network.genesis();
        PartyOption.requireKnown("ORG", organisation, genesis);
        byte[] payload = DocumentJson.of(Json.object(
                "document",
                "tallystick.credit",
                "organisation",
                organisation,
                "line",
                NetworkCurrencies.amount(genesis, amount)));
        return send.send(
                network,
                genesis,
                console,
                clock.clock(),
                List.of(device),
                signer -> subject == null ? "account/" + organisation : subject,
                payload);
    }
}
