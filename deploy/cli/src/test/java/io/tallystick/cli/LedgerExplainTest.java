package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.rules.engine.Effect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an exported ledger says of why something happened. */
class LedgerExplainTest {
    private static final int HOME = TradingNetwork.homeOf("buyer");
    private static final String SUBJECT = subject();

    @TempDir
    Path folder;

    private static String subject() {
        int number = 0;
        while (SubjectRouting.ledgerOf("crate-" + number, TradingNetwork.LEDGERS) != HOME) {
            number++;
        }
        return "crate-" + number;
    }

    private static String deployment() throws Exception {
        byte[] text = Escrow.TEXT.getBytes(StandardCharsets.UTF_8);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        return "{\"action\":\"deploy\",\"contract\":\"escrow\",\"version\":\"1.0.0\",\"hash\":\"" + hash
                + "\",\"source\":\"" + Escrow.TEXT.replace("\"", "\\\"").replace("\n", "\\n")
                + "\",\"parties\":{\"buyer\":\"buyer\",\"carrier\":\"carrier\",\"seller\":\"seller\"}}";
    }

    private TradingNetwork delivered() throws Exception {
        String open = "{\"document\":\"tallystick.open\",\"contract\":\"escrow\",\"version\":\"1.0.0\","
                + "\"params\":{\"price\":\"EUR 100.00\",\"maxC\":8.0}}";
        String delivery = "{\"document\":\"delivery\",\"pieces\":4}";
        return new TradingNetwork(UnaryOperator.identity())
                .trade()
                .control("seller", deployment())
                .control("buyer", deployment())
                .document("seller/clerk", SUBJECT, open)
                .document("buyer/clerk", SUBJECT, open)
                .document("carrier/driver", SUBJECT, delivery)
                .document("buyer/clerk", SUBJECT, delivery)
                .export(folder.resolve("archive"));
    }

    private static long indexOfPost(TradingNetwork network) {
        return network.ledger(HOME).outcomes().stream()
                .filter(told -> TradingNetwork.outcome(told) instanceof Outcome.Fired fired
                        && fired.firings().stream()
                                .flatMap(firing -> firing.effects().stream())
                                .anyMatch(effect ->
                                        effect instanceof Effect.Moved moved && moved.kind() == Effect.MoveKind.POST))
                .findFirst()
                .orElseThrow()
                .index();
    }

    @Test
    void explain_aPostOfALedger_showsRuleTextAndEvidence() throws Exception {
        TradingNetwork network = delivered();
        long index = indexOfPost(network);
        Object[] command = {"contract", "explain", HOME, index, "--archive", folder.resolve("archive")};
        assertThat(Cli.ok(command).out())
                .contains("entry " + index + " of ledger " + HOME)
                .containsPattern("contract escrow 1\\.0\\.0 \\(sha256 [0-9a-f]{64}\\)")
                .containsPattern(
                        "rule inTransit\\.on\\[2] fired at .*, state inTransit -> settled, by entries \\[\\d+, \\d+]")
                .contains(
                        "did: post EUR 100.00 of buyer to seller EUR 100.00 (escrow, escrow/" + SUBJECT + "/2 of hold")
                .contains("{document: delivery, go: settled}")
                .contains("post: {id: escrow, to: seller")
                .contains("of carrier/driver on " + SUBJECT)
                .contains("of buyer/clerk on " + SUBJECT)
                .contains("pieces = 4");
        assertThat(Cli.ok("contract", "explain", HOME, index, "--archive", folder.resolve("archive"), "--json")
                        .out())
                .contains("\"contractVersion\":\"1.0.0\"", "\"rule\":\"inTransit.on[2]\"", "\"readings\":[");
    }

    @Test
    void explain_aTransferByDocument_showsTheDocument() throws Exception {
        TradingNetwork network = delivered();
        long index = network.indexOf(HOME, Outcome.Settled.class);
        assertThat(Cli.ok("contract", "explain", HOME, index, "--archive", folder.resolve("archive"))
                        .out())
                .contains("event; of buyer/clerk on account/buyer")
                .contains("amount = EUR 250.00");
    }

    @Test
    void explain_whatIsNoOutcome_isSaid() throws Exception {
        delivered();
        Path archive = folder.resolve("archive");
        Cli.run("contract", "explain", 0, 0, "--archive", archive)
                .requireFailure(
                        Exit.USAGE, "entry 0 of ledger 0: want an outcome, got GENESIS; `tallystick show` prints it");
        Cli.run("contract", "explain", 0, 99_999, "--archive", archive)
                .requireFailure(Exit.DOES_NOT_HOLD, "there is no entry 99999 in ledger 0");
        Cli.run("contract", "explain", "escrow.yaml", "--archive", archive)
                .requireFailure(Exit.USAGE, "--archive: want LEDGER and INDEX with it, got escrow.yaml and no INDEX");
        Cli.run("contract", "explain", 0, 1, "--archive", archive, "--alert", "hot")
                .requireFailure(Exit.USAGE, "no other question");
        Cli.run("contract", "explain", "escrow.yaml", 1, "--alert", "hot")
                .requireFailure(Exit.USAGE, "INDEX: want it with --archive only");
    }
}
