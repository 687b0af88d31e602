package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told before anything is sent; nobody listens at the broker. */
class ContractErrorsTest {
    @TempDir
    Path folder;

    private Path network;
    private Path contract;

    @BeforeEach
    void found() throws IOException {
        network = folder.resolve("network");
        Cli.ok(
                "network",
                "init",
                network,
                "--name",
                "trade",
                "--partitions",
                2,
                "--org",
                "bank,seller,buyer",
                "--currency",
                "EUR:2:bank");
        contract = Files.writeString(folder.resolve("escrow.yaml"), Escrow.TEXT);
    }

    private Cli sign(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("contract", "sign", contract, "--network", network));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray());
    }

    private Cli offline(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--network", network, "--bootstrap-server", FoundedNetwork.NOBODY, "--timeout", "1ms"));
        return Cli.run(all.toArray());
    }

    @Test
    void sign_brokenContract_showsLineAndCaret() throws Exception {
        Files.writeString(contract, Escrow.TEXT.replace("when: \"temp > maxC", "when: \"temp > maxD"));
        Cli broken = sign("--org", "seller");
        broken.requireFailure(Exit.USAGE, "escrow.yaml:");
        assertThat(broken.err()).contains("maxD").contains("^").contains("maxC");
    }

    @Test
    void sign_whoIsNoParty_isTold() {
        sign("--org", "bank", "--party", "seller=seller", "--party", "buyer=buyer")
                .requireFailure(
                        Exit.USAGE,
                        "escrow 1.0.0: want the signature of buyer, seller, to whom the signatory roles are bound, got"
                                + " that of bank");
    }

    @Test
    void sign_thatMigratesATextThatDoesNotSayHow_isTold() {
        sign("--org", "seller", "--migrate")
                .requireFailure(
                        Exit.USAGE, "escrow.yaml: want a text that says by \"migrates\" which versions it takes over");
        offline("contract", "deploy", contract, "--org", "seller", "--migrate")
                .requireFailure(Exit.USAGE, "escrow.yaml: want a text that says by \"migrates\"");
    }

    @Test
    void sign_unknownRoleOrOrganisation_namesThoseThereAre() {
        sign("--org", "seller", "--party", "vendor=seller")
                .requireFailure(Exit.USAGE, "--party: want a role of escrow, one of ");
        sign("--org", "seller", "--party", "seller=globex")
                .requireFailure(
                        Exit.USAGE,
                        "--party: want an organisation of the network, one of bank, seller, buyer, got \"globex\"");
        sign("--org", "globex").requireFailure(Exit.USAGE, "--org: want an organisation of the network");
        sign("--org", "seller", "--party", "seller=seller", "--party", "seller=buyer")
                .requireFailure(Exit.USAGE, "--party: \"seller\" was given before");
        sign("--org", "seller", "--party", "seller")
                .requireFailure(Exit.USAGE, "--party: want name=value, got \"seller\"");
    }

    @Test
    void sign_file_isNeverOverwrittenAndNumbersGoOn() {
        Path out = folder.resolve("one.cose");
        assertThat(sign("--org", "seller", "--out", out, "--json")
                        .requireSuccess()
                        .out())
                .contains("\"contract\":\"escrow\",\"version\":\"1.0.0\",\"hash\":\"")
                .contains("\"signedBy\":\"seller\"");
        sign("--org", "seller", "--out", out).requireFailure(Exit.USAGE, "one.cose exists: it is not overwritten");
        Path second = folder.resolve("two.cose");
        sign("--org", "seller", "--out", second).requireSuccess();
        assertThat(second).isRegularFile();
        assertThat(network.resolve("organisations/seller/revocations.seq"))
                .content()
                .contains("3 contract%2Fescrow");
    }

    @Test
    void deploy_whoSigns_isAskedBeforeTheBroker() {
        offline("contract", "deploy", contract)
                .requireFailure(Exit.USAGE, "escrow.yaml: want --org, the organisation that signs it, got none");
        offline("contract", "deploy", contract, "--org", "seller,buyer")
                .requireFailure(
                        Exit.USAGE,
                        "escrow 1.0.0: want one signature, that of seller or of another, as --party binds no signatory"
                                + " role; got also that of buyer");
        offline("contract", "deploy", contract, "--org", "seller")
                .requireFailure(Exit.UNREACHABLE, "topic trade.events");
        assertThat(network.resolve("organisations/seller/revocations.seq")).doesNotExist();
    }

    @Test
    void deploy_alteredSignedContract_isToldBeforeItIsSent() throws Exception {
        Path out = folder.resolve("one.cose");
        sign("--org", "seller", "--out", out).requireSuccess();
        byte[] bytes = Files.readAllBytes(out);
        bytes[bytes.length - 1] ^= 1;
        Files.write(out, bytes);
        offline("contract", "deploy", out)
                .requireFailure(Exit.USAGE, "one.cose: want the signature of seller, got one that is not");
        bytes[3] ^= 1;
        Files.write(out, bytes);
        offline("contract", "deploy", out).requireFailure(Exit.USAGE, "one.cose: ");
    }

    @Test
    void open_arguments_areCheckedBeforeAnythingIsSigned() {
        offline("contract", "open", "escrow@1.0.0", "--subject", "crate-1", "--device", "x.p12", "--devices", "probe")
                .requireFailure(Exit.USAGE, "--devices: ");
        offline("contract", "open", "escrow@1.0.0", "--subject", "crate-1", "--device", "x.p12", "--param", "price")
                .requireFailure(Exit.USAGE, "--param: want name=value, got \"price\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR 10.001 | amount: ",
                "EUR ten | amount: ",
                "EURO 10.00 | amount: ",
                "USD 10.00 | amount: want a currency that the network keeps accounts in, got USD"
            })
    void issue_badAmount_isTold(String amount, String problem) {
        offline("issue", amount, "--to", "buyer", "--device", "x.p12").requireFailure(Exit.USAGE, problem);
    }

    @Test
    void transfer_badLedgerOrReceiver_isTold() {
        offline("transfer", "EUR 1.00", "--to", "globex", "--device", "x.p12")
                .requireFailure(Exit.USAGE, "--to: want an organisation of the network");
        offline("transfer", "EUR 1.00", "--to", "buyer", "--ledger", 2, "--device", "x.p12")
                .requireFailure(Exit.USAGE, "--ledger: want 0 to 1, got 2");
        offline("transfer", "EUR 1.00", "--to", "buyer", "--ledger", 1, "--ledger-of", "crate-1", "--device", "x.p12")
                .requireFailure(Exit.USAGE, "want --ledger or --ledger-of, got both");
    }

    @Test
    void send_document_argumentsAreChecked() throws Exception {
        offline("send", "--device", "x.p12", "--document", "delivery", "pieces=40kg")
                .requireFailure(Exit.USAGE, "\"pieces=40kg\": want a number without a unit in a document");
        offline("send", "--device", "x.p12", "--document", "delivery", "a=1", "a=2")
                .requireFailure(Exit.USAGE, "\"a=2\": its name was given before");
        offline("send", "--device", "x.p12", "--document", "delivery", "document=other")
                .requireFailure(Exit.USAGE, "the document's type is what --document says");
        offline("send", "--device", "x.p12").requireFailure(Exit.USAGE, "want readings as NAME=VALUE, --document or");
        Path json = Files.writeString(folder.resolve("delivery.json"), "{\"document\":\"delivery\",\"a\":1,\"a\":2}");
        offline("send", "--device", "x.p12", "--json-file", json)
                .requireFailure(Exit.USAGE, "delivery.json: want a JSON object: ");
        Files.writeString(json, "{\"document\":\"delivery\"}");
        offline("send", "--device", "x.p12", "--json-file", json, "--document", "inspection")
                .requireFailure(Exit.USAGE, "want \"document\": \"inspection\", as --document says, got \"delivery\"");
        offline("send", "--device", "x.p12", "--json-file", json, "a=1")
                .requireFailure(Exit.USAGE, "want --json-file or NAME=VALUE, got both");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR | want CODE:DIGITS:ISSUER",
                "EUR:3:bank | EUR: want 2 minor digits (ISO 4217), got 3",
                "eu:2:bank | currency code",
                "MILES:9:bank | want 0 to 8 minor digits",
                "EUR:2:nobody | nobody"
            })
    void networkInit_badCurrency_isToldBeforeAnyFile(String currency, String problem) {
        Path other = folder.resolve("other");
        Cli.run("network", "init", other, "--name", "x", "--partitions", 1, "--org", "bank", "--currency", currency)
                .requireFailure(Exit.USAGE, problem);
        assertThat(other.resolve("network.yaml")).doesNotExist();
    }

    @Test
    void lists_withoutArchive_areTold() {
        Cli.run("accounts", "--archive", folder.resolve("none"))
                .requireFailure(Exit.USAGE, "want the folder of an archive, there is none");
        Cli.run("contract", "list", "--archive", folder)
                .requireFailure(Exit.USAGE, "want an archive, as `tallystick export` makes it");
    }
}
