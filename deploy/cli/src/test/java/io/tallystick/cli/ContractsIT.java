package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.embedded.SchemaRegistryProcess;
import io.tallystick.ledger.pipeline.SubjectRouting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract's whole way on a network, with a real broker and a real registry: signed, deployed, opened, paid, run again by others. */
class ContractsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path network;
    private Path config;

    @Test
    void contract_fromSignatureToPayment_isSeenAndRunAgainByOutsiders() throws Exception {
        network = folder.resolve("network");
        Path archive = folder.resolve("archive");
        Cli.ok(
                "network",
                "init",
                network,
                "--name",
                "trade",
                "--partitions",
                2,
                "--org",
                "bank,seller,buyer,carrier",
                "--currency",
                "EUR:2:bank");
        for (String member : List.of("bank/teller", "seller/clerk", "buyer/clerk", "carrier/driver", "carrier/probe")) {
            Cli.ok(
                    "device",
                    "enrol",
                    member.substring(0, member.indexOf('/')),
                    member.substring(member.indexOf('/') + 1),
                    "--network",
                    network);
        }
        Path contract = Files.writeString(folder.resolve("escrow.yaml"), Escrow.TEXT);
        try (KafkaUnderTest kafka = KafkaUnderTest.start();
                SchemaRegistryProcess registry = SchemaRegistryProcess.builder().start()) {
            config = Files.writeString(
                    folder.resolve("client.properties"),
                    "bootstrap.servers=" + kafka.bootstrapServers() + "\nschema.registry.url=" + registry.url() + "\n");
            on("topics", "create").requireSuccess();
            Thread app =
                    new Thread(() -> Cli.run("run", "--network", network, "--config", config, "--http", "off"), "app");
            app.start();
            try {
                deploy(contract);
                pay();
                String subject = crate();
                ship(subject);
                retire();
                export(archive);
                lists(subject, archive);
            } finally {
                app.interrupt();
                app.join(LONG.toMillis());
            }
        }
    }

    private void deploy(Path contract) {
        Path signed = folder.resolve("escrow.seller.cose");
        assertThat(Cli.ok(
                                "contract",
                                "sign",
                                contract,
                                "--org",
                                "seller",
                                "--network",
                                network,
                                "--party",
                                "seller=seller",
                                "--party",
                                "buyer=buyer",
                                "--out",
                                signed)
                        .out())
                .contains("escrow 1.0.0, signed by seller; wanted besides, if not sent before: buyer");
        Cli one = on("contract", "deploy", signed, "--wait").requireSuccess();
        assertThat(one.out()).contains("sent to 2 ledgers").contains("waits for other signatures");
        assertThat(on("contract", "list").requireSuccess().out())
                .contains("deploy escrow 1.0.0  waits for the signature of buyer; signed by seller");
        on("contract", "open", "escrow", "--subject", "crate-0", "--device", device("seller/clerk"))
                .requireFailure(Exit.DOES_NOT_HOLD, "contract escrow: not in force in ledger ");
        Cli two = on(
                        "contract",
                        "deploy",
                        contract,
                        "--org",
                        "buyer",
                        "--party",
                        "seller=seller",
                        "--party",
                        "buyer=buyer",
                        "--wait")
                .requireSuccess();
        assertThat(two.out()).contains("contract escrow 1.0.0 is in force");
        Cli again = on("contract", "deploy", contract, "--org", "buyer", "--party", "buyer=buyer", "--wait");
        assertThat(again.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(again.out()).contains("refused to buyer, deploy: ALREADY_DONE: version 1.0.0 was deployed already");
    }

    private void pay() {
        assertThat(on("issue", "EUR", "5000.00", "--to", "buyer", "--device", device("bank/teller"), "--wait")
                        .requireSuccess()
                        .out())
                .contains("issue of EUR 5000.00 from bank to buyer in ledger ");
        Cli notIssuer = on("issue", "EUR 1.00", "--to", "buyer", "--device", device("seller/clerk"), "--wait");
        assertThat(notIssuer.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(notIssuer.out()).contains("refused to seller/clerk, issue: ");
    }

    /** A crate whose ledger is not its buyer's home. */
    private static String crate() {
        int home = SubjectRouting.ledgerOf("account/buyer", 2);
        for (int i = 0; ; i++) {
            if (SubjectRouting.ledgerOf("crate-" + i, 2) != home) {
                return "crate-" + i;
            }
        }
    }

    private void ship(String subject) {
        int ledger = SubjectRouting.ledgerOf(subject, 2);
        on("transfer", "EUR 2000.00", "--to", "buyer", "--ledger", ledger, "--device", device("buyer/clerk"), "--wait")
                .requireSuccess();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(on("accounts", "--org", "buyer", "--json")
                                .requireSuccess()
                                .out())
                        .contains("{\"ledger\":" + ledger + ",\"organisation\":\"buyer\",\"home\":false,\"currency\":"
                                + "\"EUR\",\"balanceMinor\":200000"));
        List<Object> open = new ArrayList<>(List.of("contract", "open", "escrow", "--subject", subject, "--wait"));
        open.addAll(List.of("--device", device("seller/clerk"), "--device", device("buyer/clerk")));
        open.addAll(List.of("--party", "carrier=carrier", "--param", "price=EUR 1000.00", "--param", "maxC=8.0"));
        assertThat(on(open.toArray()).requireSuccess().out())
                .contains("instance escrow/" + subject + " of version 1.0.0 is open");
        on("send", "--device", device("carrier/probe"), "--subject", subject, "--wait", "temperature=4.5Cel")
                .requireSuccess();
        assertThat(on("contract", "instances", "--subject", subject)
                        .requireSuccess()
                        .out())
                .contains("escrow/" + subject + "  inTransit since ")
                .contains("holds EUR 1000.00 of buyer as escrow")
                .contains("1 instance");
        Cli nothing = on(
                "contract",
                "acknowledge",
                "--subject",
                subject,
                "--key",
                "breach",
                "--device",
                device("seller/clerk"),
                "--wait");
        assertThat(nothing.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(nothing.out()).contains("refused to seller/clerk, acknowledge: NO_SUCH_ALERT");
        for (String member : List.of("carrier/driver", "buyer/clerk")) {
            on(
                            "send",
                            "--device",
                            device(member),
                            "--subject",
                            subject,
                            "--document",
                            "delivery",
                            "--wait",
                            "pieces=40",
                            "quality=A")
                    .requireSuccess();
        }
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(on("accounts").requireSuccess().out())
                        .contains("seller  EUR 1000.00, ledger ")
                        .contains("EUR: issued EUR 5000.00, with organisations EUR 5000.00, under way EUR 0.00;"
                                + " it adds up"));
    }

    private void retire() {
        assertThat(on("contract", "retire", "escrow", "1.0.0", "--org", "seller,buyer", "--wait")
                        .requireSuccess()
                        .out())
                .contains("contract escrow 1.0.0 is retired");
        on("contract", "retire", "escrow", "1.0.0", "--org", "seller")
                .requireFailure(Exit.DOES_NOT_HOLD, "contract escrow 1.0.0: retired in ledger 0");
    }

    private void export(Path archive) {
        await().atMost(LONG).untilAsserted(() -> {
            on("export", "--to", archive).requireSuccess();
            assertThat(Cli.ok("contract", "list", "--archive", archive).out()).contains("escrow 1.0.0  retired, ");
        });
        assertThat(Cli.ok("verify", archive, "--replay", "--genesis", network.resolve("network.yaml"))
                        .out())
                .containsPattern("contracts ran again: [0-9]+ outcomes are the same to the byte")
                .contains("messages between ledgers were received as they were sent")
                .contains("it adds up")
                .contains("holds: ");
        assertThat(on("verify", "--replay", "--json").requireSuccess().out())
                .contains("\"replay\":{\"compared\":true,\"outcomes\":")
                .contains("\"underWay\":[]");
    }

    private void lists(String subject, Path archive) {
        assertThat(Cli.ok("contract", "instances", "--archive", archive, "--json")
                        .out())
                .contains("\"instance\":\"escrow/" + subject + "\"")
                .contains("\"state\":\"settled\"")
                .contains("\"over\":true");
        assertThat(Cli.ok("accounts", "--archive", archive, "--org", "carrier").out())
                .doesNotContain("carrier  ");
    }

    private Path device(String member) {
        return network.resolve("devices/" + member + ".p12");
    }

    /** A command on the network. */
    private Cli on(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--network", network, "--config", config));
        return Cli.run(all.toArray());
    }
}
