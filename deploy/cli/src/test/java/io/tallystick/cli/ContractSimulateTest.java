package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractSimulateTest {
    @TempDir
    Path folder;

    private ContractFixture files;

    @BeforeEach
    void write() throws IOException {
        files = new ContractFixture(folder);
    }

    @Test
    void simulate_smallData_printsTheRecordsOfALedger() {
        Cli run = files.run("simulate", files.contract).requireSuccess();
        assertThat(run.out().replaceAll("\"contractHash\":\"[0-9a-f]{64}\"", "\"contractHash\":\"…\""))
                .isEqualTo("""
                        {"topic":"alerts","effectId":"simulation/0/6/0","network":"simulation","ledger":0,"index":6,\
                        "time":"2026-01-01T00:10:00Z","subject":"m1","key":"hot","state":"RAISED","severity":"MAJOR",\
                        "raisedAt":"2026-01-01T00:10:00Z","occurrences":1,"escalation":0,"message":"temperature 98",\
                        "details":{},"acknowledgedBy":null,"contract":"overheating","contractVersion":"1.0.0",\
                        "contractHash":"…","instance":"overheating/m1","rule":"watching.on[0]","evidence":[5],"line":5}
                        {"topic":"alerts","effectId":"simulation/0/11/0","network":"simulation","ledger":0,"index":11,\
                        "time":"2026-01-01T00:20:00Z","subject":"m1","key":"hot","state":"CLEARED","severity":"MAJOR",\
                        "raisedAt":"2026-01-01T00:10:00Z","occurrences":1,"escalation":0,"message":"",\
                        "details":{},"acknowledgedBy":null,"contract":"overheating","contractVersion":"1.0.0",\
                        "contractHash":"…","instance":"overheating/m1","rule":"watching.on[1]","evidence":[10]}
                        """.replace("\n", System.lineSeparator()));
        assertThat(run.err())
                .contains("7 readings of 7 events in ")
                .contains("2 instances: 2 watching")
                .contains("alert hot: raised 1, cleared 1, worst major");
    }

    @Test
    void simulate_documents_payWhoServed() throws IOException {
        Path documents = files.file("papers.jsonl", """
                {"time":"2026-01-01T00:07:00Z","subject":"m1","by":"maker","document":{"document":"visit","done":true}}

                {"time":"2026-01-01T00:26:00Z","subject":"m1","by":"pumps/eve","document":{"document":"visit","done":true}}
                """);
        Cli run = files.run(
                        "simulate",
                        files.contract,
                        "--documents",
                        documents,
                        "--party",
                        "maker=pumps",
                        "--fund",
                        "operator=EUR 25.00",
                        "--json")
                .requireSuccess();
        assertThat(run.out())
                .contains("\"topic\":\"settlements\"")
                .contains("\"kind\":\"TRANSFER\",\"leg\":\"WHOLE\"")
                .contains("\"payer\":\"operator\",\"payee\":\"pumps\",\"amountMinor\":1000,\"currency\":\"EUR\"")
                .contains("\"paid\":{\"operator\":\"EUR -10.00\",\"pumps\":\"EUR 10.00\"}")
                .contains("\"states\":{\"served\":1,\"watching\":1}");
    }

    @Test
    void simulate_tooLittleMoney_isRecordedAsRefused() throws IOException {
        Path documents = files.file(
                "papers.jsonl",
                "{\"time\":\"2026-01-01T00:26:00Z\",\"subject\":\"m1\",\"by\":\"maker\","
                        + "\"document\":{\"document\":\"visit\",\"done\":true}}\n");
        Cli run = files.run("simulate", files.contract, "--documents", documents, "--fund", "operator=EUR 9.99")
                .requireSuccess();
        assertThat(run.out()).contains("\"topic\":\"refusals\"").contains("\"reason\":\"INSUFFICIENT_FUNDS\"");
        assertThat(run.err()).contains("refused: 1 fee INSUFFICIENT_FUNDS");
    }

    @Test
    void simulate_missingParam_opensNothingAndSaysWhich() {
        Cli run = Cli.run("contract", "simulate", files.contract, "--data", files.data, "--mapping", files.mapping);
        run.requireFailure(Exit.DOES_NOT_HOLD, "PROBLEM: m1 not opened: ");
        assertThat(run.err()).contains("limit");
    }

    @Test
    void simulate_unusableOptions_areUsage() throws IOException {
        files.run("simulate", files.contract, "--param", "lmit=1.0")
                .requireFailure(Exit.USAGE, "--param: want one of fee, limit, got \"lmit\"");
        files.run("simulate", files.contract, "--fund", "operator=10 EUR")
                .requireFailure(Exit.USAGE, "--fund operator=10 EUR: ");
        files.run("simulate", files.contract, "--party", "maker")
                .requireFailure(Exit.USAGE, "--party: want name=value, got \"maker\"");
        files.run("simulate", files.contract, "--currency", "miles:0")
                .requireFailure(Exit.USAGE, "--currency: want 3 to 8 characters");
        Path documents = files.file("papers.jsonl", "\n{\"time\":\"yesterday\",\"subject\":\"m1\"}\n");
        files.run("simulate", files.contract, "--documents", documents).requireFailure(Exit.USAGE, "papers.jsonl:2: ");
    }

    @Test
    void simulate_badRows_areLeftOutAndSaid() throws IOException {
        Files.writeString(files.data, ContractFixture.DATA + "2026-01-01 00:26:00,m1,broken\n");
        files.run("simulate", files.contract).requireFailure(Exit.DOES_NOT_HOLD, "bad rows left out: 1");
        files.run("simulate", files.contract, "--allow-bad-rows").requireSuccess();
    }

    @Test
    void diff_otherDuration_movesTheAlert() throws IOException {
        Path other = files.file("other.yaml", ContractFixture.HOT.replace("for: 5m, clear:", "for: 1m, clear:"));
        Cli diff = files.run("diff", files.contract, other);
        assertThat(diff.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(diff.out())
                .isEqualTo("moves  alert hot of m1 from 2026-01-01T00:10:00Z to 2026-01-01T00:06:00Z (-4m), major"
                        + System.lineSeparator());
        Cli same = files.run("diff", files.contract, files.contract).requireSuccess();
        assertThat(same.out()).isEmpty();
    }

    @Test
    void diff_otherFee_saysWhoGetsMore() throws IOException {
        Path other = files.file("other.yaml", ContractFixture.HOT.replace("default: EUR 10.00", "default: EUR 12.50"));
        Path documents = files.file(
                "papers.jsonl",
                "{\"time\":\"2026-01-01T00:26:00Z\",\"subject\":\"m1\",\"by\":\"maker\","
                        + "\"document\":{\"document\":\"visit\",\"done\":true}}\n");
        Cli diff = files.run("diff", files.contract, other, "--documents", documents);
        assertThat(diff.out())
                .contains("money  maker: EUR 10.00 becomes EUR 12.50 (+EUR 2.50)")
                .contains("money  operator: EUR -10.00 becomes EUR -12.50 (EUR -2.50)");
    }

    @Test
    void explain_alert_saysReadingRuleAndSince() {
        assertThat(files.run("explain", files.contract, "--alert", "hot")
                        .requireSuccess()
                        .out())
                .contains("overheating/m1: rule watching.on[0] fired, by line 5 of the data")
                .contains("did: alert hot raised, major: temperature 98")
                .contains("hot.yaml:19")
                .contains("signal hot, when: temp > limit is true since 2026-01-01T00:05:00Z (line 3)")
                .contains("last temperature: 98.0 Cel at 2026-01-01T00:10:00Z (line 5)")
                .contains("values: limit = 95.0, temp = 98.0");
    }

    @Test
    void explain_whyNot_namesThePartThatIsFalse() throws IOException {
        Path documents = files.file(
                "papers.jsonl",
                "{\"time\":\"2026-01-01T00:09:00Z\",\"subject\":\"m1\",\"by\":\"maker\","
                        + "\"document\":{\"document\":\"visit\",\"done\":true}}\n");
        Object[] rest = {
            files.contract,
            "--why-not",
            "watching.on[2]",
            "--documents",
            documents,
            "--subject",
            "m1",
            "--at",
            "2026-01-01T00:09:00Z"
        };
        assertThat(files.run("explain", rest).requireSuccess().out())
                .contains("fired 0 times by then")
                .contains("if is false: visit.done && temp < limit")
                .contains("of it, false: temp < limit")
                .contains("temp = 97.0");
    }

    @Test
    void explain_payment_saysAmountFromToRuleVersionAndValues() throws IOException {
        Path documents = files.file(
                "papers.jsonl",
                "{\"time\":\"2026-01-01T00:26:00Z\",\"subject\":\"m1\",\"by\":\"maker\","
                        + "\"document\":{\"document\":\"visit\",\"done\":true}}\n");
        String fee = files.run("explain", files.contract, "--payment", "fee", "--documents", documents)
                .requireSuccess()
                .out();
        assertThat(fee)
                .contains("rule watching.on[2] fired, by a document")
                .containsPattern("contract overheating 1\\.0\\.0 \\(sha256 [0-9a-f]{64}\\)")
                .contains("did: transfer EUR 10.00 of operator to maker EUR 10.00 (fee, overheating/m1/1)")
                .contains("if: visit.done && temp < limit is true")
                .contains("last visit: signed by maker/maker")
                .contains("fee = EUR 10.00")
                .contains("temp = 90.0");
        assertThat(files.run("explain", files.contract, "--payment", "maker", "--documents", documents)
                        .requireSuccess()
                        .out())
                .isEqualTo(fee);
        files.run("explain", files.contract, "--payment", "fee", "--kind", "Hold", "--documents", documents)
                .requireFailure(
                        Exit.DOES_NOT_HOLD,
                        "nothing of \"fee\" was of kind hold; what happened: transfer 1; --kind transfer explains it");
        files.run("explain", files.contract, "--alert", "hot", "--kind", "hold")
                .requireFailure(Exit.USAGE, "--kind: want it with --payment");
    }

    @Test
    void explain_whyNotOfAPayment_asksEveryRuleThatCould() {
        assertThat(files.run("explain", files.contract, "--why-not", "fee", "--subject", "m1")
                        .requireSuccess()
                        .out())
                .contains("rule watching.on[2] at 2026-01-01T00:25:00Z: fired 0 times by then")
                .contains("it waits for visit, which has not come")
                .contains("if is neither true nor false (no value yet): visit.done && temp < limit")
                .contains("temp = 90.0");
    }

    @Test
    void explain_withoutData_isUsage() {
        Cli.run("contract", "explain", files.contract, "--alert", "hot")
                .requireFailure(Exit.USAGE, "want --data and --mapping, got neither");
        Cli.run("contract", "simulate", files.contract, "--data", files.data)
                .requireFailure(Exit.USAGE, "want --data and --mapping, got no --mapping");
    }

    @Test
    void explain_whatDidNotHappenOrUnclear_says() {
        files.run("explain", files.contract, "--alert", "cold")
                .requireFailure(Exit.DOES_NOT_HOLD, "nothing like it happened");
        files.run("explain", files.contract)
                .requireFailure(Exit.USAGE, "want one of --alert, --payment, --why-not, or --at alone, got none");
        files.run("explain", files.contract, "--why-not", "watching.on[0]")
                .requireFailure(Exit.USAGE, "--subject: want one of the 2 of the data, got none");
        files.run("explain", files.contract, "--why-not", "on[0]", "--subject", "m1")
                .requireFailure(Exit.USAGE, "rule: want one of watching.on[0], watching.on[1], watching.on[2]");
    }

    @Test
    void simulate_realMachine_raisesWhatItRaisedBefore() throws IOException {
        Path data = Path.of(System.getProperty("tallystick.shared"))
                .resolve("data/industrial/nab_machine_temperature_system_failure.csv");
        assumeTrue(Files.exists(data), "SKIPPED: no " + data + "; -Dtallystick.shared=DIR says where the data lies");
        Path mapping = files.file("machine.yaml", """
                time: {column: timestamp, format: "yyyy-MM-dd HH:mm:ss", zone: UTC}
                device: sensor
                subject: machine-1
                readings: [{column: value, name: temperature, unit: Cel}]
                """);
        Cli run = Cli.ok(
                "contract",
                "simulate",
                files.contract,
                "--data",
                data,
                "--mapping",
                mapping,
                "--param",
                "limit=98.0",
                "--json");
        assertThat(run.out())
                .contains("\"rows\":22695,\"events\":22695,\"readings\":22695,\"badRows\":0")
                .contains("\"alerts\":{\"hot\":{\"raised\":24,\"cleared\":24,\"worst\":\"MAJOR\"}}");
    }
}
