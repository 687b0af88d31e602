package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.CurrencySum;
import io.tallystick.contracts.outcome.MessageBody;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator, who has the ledgers' keys, can make them sign, and who finds it. */
class VerifyReplayTest {
    private static final Currency EUR = Currency.iso("EUR");
    private static final int HOME = TradingNetwork.homeOf("buyer");
    private static final int AWAY = 1 - HOME;

    @TempDir
    Path folder;

    private Path archive() {
        return folder.resolve("archive");
    }

    @Test
    void replay_honestLedgers_holdAndTheMoneyAddsUp() throws Exception {
        new TradingNetwork(UnaryOperator.identity()).trade().deliver().export(archive());
        assertThat(Cli.ok("verify", archive(), "--replay").out())
                .containsPattern("contracts ran again: [1-9][0-9]* outcomes are the same to the byte \\([0-9]+/s\\)")
                .contains("EUR: issued EUR 500.00, with organisations EUR 500.00, under way EUR 0.00; it adds up")
                .contains("holds: ");
        assertThat(Cli.ok("verify", archive(), "--replay", "--json").out())
                .contains("\"replay\":{\"compared\":true")
                .contains("\"issuedMinor\":\"50000\",\"membersMinor\":\"50000\",\"underWayMinor\":\"0\"");
        Cli accounts = Cli.ok("accounts", "--archive", archive());
        assertThat(accounts.out())
                .contains("buyer  EUR 250.00, ledger " + HOME + " (home)")
                .contains("buyer  EUR 250.00, ledger " + AWAY + System.lineSeparator());
    }

    @Test
    void replay_onAnyNumberOfThreads_saysTheSame() throws Exception {
        TradingNetwork network =
                new TradingNetwork(UnaryOperator.identity()).trade().deliver();
        forge(network, 2, 100);
        forge(network, 3, 200);
        network.export(archive());
        String one = Cli.run("verify", archive(), "--replay", "--json", "--threads", 1)
                .out();
        for (int threads : new int[] {2, ThreadsOption.MAX}) {
            assertThat(withoutRate(Cli.run("verify", archive(), "--replay", "--json", "--threads", threads)
                            .out()))
                    .isEqualTo(withoutRate(one));
        }
        assertThat(one).contains("\"holds\":false").containsPattern("did not send.*did not send");
    }

    @Test
    void replay_digest_isOfIndexAndBytesOfEveryOutcome() throws Exception {
        TradingNetwork network =
                new TradingNetwork(UnaryOperator.identity()).trade().deliver().export(archive());
        MessageDigest whole = MessageDigest.getInstance("SHA-256");
        Cli held = Cli.ok("verify", archive(), "--replay");
        Cli json = Cli.ok("verify", archive(), "--replay", "--json");
        int outcomes = 0;
        for (int ledger = 0; ledger < TradingNetwork.LEDGERS; ledger++) {
            MessageDigest own = MessageDigest.getInstance("SHA-256");
            List<PureLedger.Told> told = network.ledger(ledger).outcomes();
            for (PureLedger.Told outcome : told) {
                own.update(ByteBuffer.allocate(10)
                        .putLong(outcome.index())
                        .putShort((short) outcome.bytes().length)
                        .array());
                own.update(outcome.bytes());
            }
            byte[] digest = own.digest();
            whole.update(
                    ByteBuffer.allocate(12).putInt(ledger).putLong(told.size()).array());
            whole.update(digest);
            outcomes += told.size();
            int entries = network.ledger(ledger).entryBytes().size();
            assertThat(held.out())
                    .contains("outcomes of ledger " + ledger + ": " + told.size() + " in " + entries
                            + " entries, SHA-256 " + HexFormat.of().formatHex(digest));
            assertThat(json.out()).contains("\"digest\":\"" + HexFormat.of().formatHex(digest) + '"');
        }
        String digest = HexFormat.of().formatHex(whole.digest());
        assertThat(held.out()).contains("outcomes of the network: " + outcomes + ", SHA-256 " + digest);
        assertThat(json.out()).contains("\"outcomes\":" + outcomes).contains("\"digest\":\"" + digest + '"');
    }

    @Test
    void threads_outOfRange_isUsage() {
        for (int threads : new int[] {-1, 0, ThreadsOption.MAX + 1}) {
            Cli.run("verify", folder, "--threads", threads).requireFailure(Exit.USAGE, "want ");
        }
    }

    @Test
    void replay_messageNotReceivedYet_isListedAndHolds() throws Exception {
        new TradingNetwork(UnaryOperator.identity()).trade().export(archive());
        Cli held = Cli.ok("verify", archive(), "--replay");
        assertThat(held.out())
                .contains("under way: message ")
                .contains("from ledger " + HOME + " to ledger " + AWAY)
                .contains(", EUR 250.00")
                .contains("with organisations EUR 250.00, under way EUR 250.00; it adds up");
    }

    @Test
    void replay_senderReadLessFar_isUncheckedAndHolds() throws Exception {
        TradingNetwork network = new TradingNetwork(UnaryOperator.identity()).trade();
        int before = network.ledger(HOME).blocks().size() - 1;
        int[] blocks = {Integer.MAX_VALUE, Integer.MAX_VALUE};
        blocks[HOME] = before;
        network.deliver().export(archive(), blocks);
        assertThat(Cli.ok("verify", archive(), "--replay").out())
                .contains("note: message ")
                .contains("whether it was sent, since the entries of ledger " + HOME + " do not go so far")
                .contains("it adds up");
    }

    @Test
    void replay_alteredPayment_isNamedWithWantAndGot() throws Exception {
        TradingNetwork network = new TradingNetwork(outcome ->
                outcome instanceof Outcome.Settled settled && settled.amount().minor() == 25_000
                        ? new Outcome.Settled(
                                settled.kind(),
                                settled.subject(),
                                settled.signer(),
                                settled.payment(),
                                settled.payer(),
                                settled.payee(),
                                settled.payeeLedger(),
                                new Money(24_900, EUR),
                                settled.reference(),
                                settled.cause(),
                                settled.timeMillis(),
                                settled.sent())
                        : outcome);
        network.trade().deliver().export(archive());
        requireFound(
                HOME,
                network.ledger(HOME).outcomes().stream()
                        .filter(told -> TradingNetwork.outcome(told) instanceof Outcome.Settled settled
                                && settled.amount().minor() == 24_900)
                        .findFirst()
                        .orElseThrow()
                        .index(),
                "outcome: want ");
        Cli.run("accounts", "--archive", archive())
                .requireFailure(
                        Exit.DOES_NOT_HOLD, "nothing is listed out of ledgers that do not hold: ledger " + HOME);
    }

    @Test
    void replay_wrongBalanceInStatement_isNamed() throws Exception {
        TradingNetwork network = new TradingNetwork(outcome -> outcome instanceof Outcome.Statement statement
                        && !statement.sums().isEmpty()
                ? new Outcome.Statement(
                        statement.digest(), List.of(new CurrencySum(EUR, 1, 1, 0, 0)), statement.timeMillis())
                : outcome);
        network.trade().deliver().export(archive());
        Cli lie = Cli.run("verify", archive(), "--replay");
        assertThat(lie.out()).contains("outcome: want ");
        assertThat(lie.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
    }

    @Test
    void replay_outcomeLeftOut_isNamed() throws Exception {
        TradingNetwork network = new TradingNetwork(outcome -> outcome instanceof Outcome.Received ? null : outcome);
        network.trade().deliver().export(archive());
        Cli lie = Cli.run("verify", archive(), "--replay");
        assertThat(lie.out()).contains("outcome: want [7, ").contains("DOES NOT HOLD: ledger ");
        assertThat(lie.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(Cli.run("verify", archive()).exit()).isEqualTo(Exit.HOLDS);
    }

    @Test
    void replay_messageWithMoreMoneyThanWasSent_isNamed() throws Exception {
        TradingNetwork network = new TradingNetwork(UnaryOperator.identity()).trade();
        forge(network, 1, 99_900);
        network.export(archive());
        Cli lie = Cli.run("verify", archive(), "--replay");
        assertThat(lie.out())
                .containsPattern("DOES NOT HOLD: ledger " + AWAY + ", entry [0-9]+: message [0-9]+ from ledger " + HOME
                        + " to ledger " + AWAY + ": want it as its outcome [0-9]+ says it, got other content");
        assertThat(lie.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
    }

    @Test
    void replay_messageNeverSent_isNamed() throws Exception {
        TradingNetwork network =
                new TradingNetwork(UnaryOperator.identity()).trade().deliver();
        forge(network, 2, 100);
        network.export(archive());
        Cli lie = Cli.run("verify", archive(), "--replay");
        assertThat(lie.out())
                .contains("want one that was sent, got one that entry ")
                .contains("of ledger " + HOME + " did not send");
        assertThat(lie.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(Cli.run("verify", archive()).exit()).isEqualTo(Exit.HOLDS);
    }

    @Test
    void replay_withKeysAlone_saysThatNothingRan() throws Exception {
        TradingNetwork network =
                new TradingNetwork(UnaryOperator.identity()).trade().export(archive());
        Files.delete(archive().resolve("network.yaml"));
        Cli keys = Cli.run("verify", archive(), "--replay", "--key", network.key(0), "--key", network.key(1));
        assertThat(keys.out()).contains("DOES NOT HOLD: contracts: want a genesis to run them with, got none");
        assertThat(keys.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
    }

    @Test
    void replay_withProof_isUsage() {
        Cli.run("verify", "--replay", "--proof", "x", "--entry", "y")
                .requireFailure(Exit.USAGE, "want --replay or --proof, got both");
    }

    /** A message as the buyer's home never sent it, claiming to be of the outcome that did. */
    private static void forge(TradingNetwork network, long offset, long minor) {
        long outcome = network.ledger(HOME).outcomes().stream()
                .filter(told -> !TradingNetwork.outcome(told).sent().isEmpty()
                        && TradingNetwork.outcome(told).sent().get(0).to() == AWAY)
                .reduce((first, second) -> second)
                .orElseThrow()
                .index();
        long sent = network.ledger(HOME).outcomes().stream()
                .flatMap(told -> TradingNetwork.outcome(told).sent().stream())
                .filter(dispatch -> dispatch.to() == AWAY)
                .count();
        long sequence = sent - 1 + offset;
        byte[] body = new MessageBody.Credit(
                        new CreditMessage(HOME, AWAY, sequence, "buyer", "buyer", new Money(minor, EUR), "forged"))
                .encode();
        network.ledger(AWAY).receive(HOME, sequence, outcome, body);
        network.commit();
    }

    private static String withoutRate(String json) {
        return json.replaceAll("\"outcomesPerSecond\":[0-9.]+", "");
    }

    private void requireFound(int ledger, long index, String problem) throws IOException {
        Cli lie = Cli.run("verify", archive(), "--replay");
        assertThat(lie.out())
                .contains("DOES NOT HOLD: ledger " + ledger + ", entry " + index)
                .contains(problem);
        assertThat(lie.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(Cli.run("verify", archive()).exit())
                .as("without the contracts nothing is wrong with it")
                .isEqualTo(Exit.HOLDS);
    }
}
