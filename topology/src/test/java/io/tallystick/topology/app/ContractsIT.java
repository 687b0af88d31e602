package io.tallystick.topology.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tallystick.contracts.ReplayAudit;
import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.rules.account.Account;
import io.tallystick.rules.account.AccountKind;
import io.tallystick.schemas.Alert;
import io.tallystick.schemas.AlertState;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.Settlement;
import io.tallystick.schemas.SettlementKind;
import io.tallystick.schemas.SettlementLeg;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static KafkaUnderTest kafka;

    @TempDir
    Path directory;

    @BeforeAll
    static void startBroker() {
        kafka = KafkaUnderTest.start();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        kafka.close();
    }

    @Test
    void trade_fromDeploymentToPaymentOverTwoLedgersAndARestart_isOnRecordAndStandsUpToReplay() throws Exception {
        Trade trade = new Trade("trade-it", 2);
        int home = trade.ledgerOf("account/buyer");
        String crate = trade.subject("crate", 1 - home);
        try (AppFixture fixture = new AppFixture(kafka, trade.network)) {
            try (LedgerApp app = fixture.start(directory.resolve("first"))) {
                agree(trade, fixture, crate);
                fixture.send(crate, trade.temperature("seller/probe", crate, 9.0, Instant.now()));
                fixture.send(crate, trade.temperature("seller/probe", crate, 9.5, Instant.now()));
                fixture.flush();
                // Nothing more comes: the ledger's own clock must wake it.
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(fixture.alerts(1 - home))
                                .extracting(record -> record.value().getKey())
                                .containsExactly("warm", "silent"));
                assertThat(app.failure()).isEmpty();
            }
            try (LedgerApp app = fixture.start(directory.resolve("second"))) {
                fixture.send(crate, trade.document("buyer/clerk", crate, "{\"document\":\"delivery\"}", Instant.now()));
                fixture.flush();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(fixture.settlements(1 - home))
                                .extracting(record -> record.value().getKind())
                                .contains(SettlementKind.POST));
                assertThat(app.failure()).isEmpty();
            }
            assertThat(fixture.settlements(home))
                    .extracting(ConsumerRecord::value)
                    .extracting(Settlement::getKind, Settlement::getLeg, Settlement::getAmountMinor)
                    .containsExactly(
                            tuple(SettlementKind.ISSUE, SettlementLeg.WHOLE, 100_000L),
                            tuple(SettlementKind.TRANSFER, SettlementLeg.DEBIT, 60_000L));
            assertThat(fixture.settlements(1 - home))
                    .extracting(ConsumerRecord::value)
                    .extracting(Settlement::getKind, Settlement::getLeg, Settlement::getAmountMinor)
                    .startsWith(
                            tuple(SettlementKind.TRANSFER, SettlementLeg.CREDIT, 60_000L),
                            tuple(SettlementKind.HOLD, SettlementLeg.WHOLE, 50_000L),
                            tuple(SettlementKind.POST, SettlementLeg.WHOLE, 49_000L));
            requireHeaders(fixture.alerts(1 - home).get(0), crate);
            assertThat(balances(fixture, home)).isEqualTo(Map.of("buyer", 40_000L));
            assertThat(balances(fixture, 1 - home)).isEqualTo(Map.of("buyer", 11_000L, "seller", 49_000L));
        }
    }

    @Test
    void messages_thatNoLedgerSent_areRefusedAndTheLedgerGoesOn() throws Exception {
        Trade trade = new Trade("forged-it", 2);
        try (AppFixture fixture = new AppFixture(kafka, trade.network);
                LedgerApp app = fixture.start(directory)) {
            fixture.sendTo(fixture.topics.messages(), 0, "account/buyer", new byte[] {1, 2, 3});
            fixture.sendTo(fixture.topics.messages(), 0, "account/buyer", null);
            fixture.flush();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(fixture.rejections())
                            .extracting(Rejection::getReason)
                            .containsExactly("malformed", "malformed"));
            assertThat(app.failure()).isEmpty();
        }
    }

    private static void agree(Trade trade, AppFixture fixture, String crate) {
        Instant now = Instant.now();
        fixture.sendToAll("contract/crate", trade.deployment("seller", now));
        fixture.sendToAll("contract/crate", trade.deployment("buyer", now));
        String open = "{\"document\":\"tallystick.open\",\"contract\":\"crate\",\"version\":\"1.0.0\",\"params\":"
                + "{\"price\":\"EUR 500.00\"}}";
        String account = "account/buyer";
        String desk = trade.subject("desk", trade.ledgerOf(account));
        fixture.send(
                desk,
                trade.document(
                        "bank/teller",
                        desk,
                        "{\"document\":\"tallystick.issue\",\"to\":\"buyer\",\"amount\":\"EUR 1000.00\"}",
                        now));
        fixture.send(
                account,
                trade.document(
                        "buyer/clerk",
                        account,
                        "{\"document\":\"tallystick.transfer\",\"to\":\"buyer\",\"amount\":\"EUR 600.00\",\"ledger\":"
                                + trade.ledgerOf(crate) + "}",
                        now));
        fixture.flush();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(fixture.settlements(trade.ledgerOf(crate))).isNotEmpty());
        fixture.send(crate, trade.document("seller/clerk", crate, open, now));
        fixture.send(crate, trade.document("buyer/clerk", crate, open, now));
        fixture.flush();
    }

    private static void requireHeaders(ConsumerRecord<byte[], Alert> record, String subject) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        Alert alert = record.value();
        assertThat(alert.getState()).isEqualTo(AlertState.RAISED);
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(subject);
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", alert.getEffectId())
                .containsEntry("ce_type", "io.tallystick.alert.raised")
                .containsEntry("ce_source", "/tallystick/trade-it/" + alert.getLedger())
                .containsEntry("ce_subject", subject)
                .containsEntry("ce_time", alert.getTime().toString())
                .containsEntry("ce_index", Long.toString(alert.getIndex()));
    }

    /** What organisations have in a ledger whose contracts were run again, every outcome compared. */
    private static Map<String, Long> balances(AppFixture fixture, int ledger) throws Exception {
        ReplayAudit audit = new ReplayAudit(fixture.network.genesis(), ledger, SignatureVerifiers.best(), block -> {});
        List<byte[]> entries = new ArrayList<>();
        for (Block block : fixture.blocks(ledger)) {
            entries.addAll(AppFixture.entries(block));
        }
        for (byte[] entry : entries) {
            audit.auditor().feed(entry, 0, entry.length);
        }
        Map<String, Long> balances = new TreeMap<>();
        for (Account account : audit.queries().accounts()) {
            if (account.key().kind() == AccountKind.MEMBER) {
                balances.put(account.key().owner(), account.posted());
            }
        }
        return balances;
    }
}
