package io.tallystick.topology.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.merkle.ProofException;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.proof.TlogProof;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.topology.readmodel.DrivenReadModel;
import io.tallystick.topology.readmodel.SampleLedger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerApiTest {
    @TempDir
    Path directory;

    private final SampleLedger sample = new SampleLedger("asked").grow(5, 7);
    private DrivenReadModel model;
    private HealthServer server;
    private HttpProbe http;

    @BeforeEach
    void start() {
        model = new DrivenReadModel(sample, directory).takeAll();
        server = HealthServer.start(
                HttpSettings.DEFAULTS.at("127.0.0.1", 0),
                List.of(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                List.of(new LedgerApi(model)::routes));
        http = new HttpProbe(server.url() + "/api/v1");
    }

    @AfterEach
    void stop() {
        server.close();
        model.close();
        sample.close();
    }

    @Test
    void ledgers_one_here_one_elsewhere_oneNowhere_areAllListed() throws Exception {
        JsonNode ledgers = json(http.get("/ledgers"), 200).get("ledgers");
        assertThat(ledgers).hasSize(3);
        assertThat(ledgers.get(0).get("entries").asLong())
                .isEqualTo(sample.ledger.entryBytes().size());
        assertThat(ledgers.get(1).get("owner").asText()).isEqualTo("other.example:8080");
        assertThat(ledgers.get(2).get("unavailable").asText()).contains("REBALANCING");
    }

    @Test
    void ledger_here_tellsItsNewestBlock() throws Exception {
        JsonNode ledger = json(http.get("/ledgers/0"), 200);
        Block last = last();
        assertThat(ledger.get("origin").asText())
                .isEqualTo(sample.network.genesis().origin(0));
        assertThat(ledger.get("blocks").asLong()).isEqualTo(sample.blocks().size());
        assertThat(ledger.get("latest").get("root").asText())
                .isEqualTo(HexFormat.of().formatHex(last.root()));
    }

    @Test
    void block_ofEachHeight_isItsSeal() throws Exception {
        for (Block block : sample.blocks()) {
            JsonNode json = json(http.get("/ledgers/0/blocks/" + block.seal().height()), 200);
            assertThat(json.get("firstIndex").asLong()).isEqualTo(block.seal().first());
            assertThat(json.get("entryCount").asInt()).isEqualTo(block.entryCount());
            assertThat(json.get("counts").get("events").asLong())
                    .isEqualTo(block.seal().counts().events());
        }
    }

    @Test
    void entries_all_carryTheirBytesAndKind() throws Exception {
        List<byte[]> entries = sample.ledger.entryBytes();
        for (int index = 0; index < entries.size(); index++) {
            JsonNode json = json(http.get("/ledgers/0/entries/" + index), 200);
            assertThat(Base64.getDecoder().decode(json.get("raw").asText())).isEqualTo(entries.get(index));
            assertThat(json.get("kind").asText())
                    .isEqualTo(sample.ledger.entries().get(index).kind().name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void entryByNumber_event_isReadable() throws Exception {
        HttpResponse<String> response = http.get("/ledgers/0/entries?device=acme/meter&subject=pump&sequence=2");
        JsonNode json = json(response, 200);
        assertThat(json.get("kind").asText()).isEqualTo("event");
        assertThat(json.get("device").asText()).isEqualTo("acme/meter");
        assertThat(json.get("sequence").asLong()).isEqualTo(2);
        assertThat(json.get("late").asBoolean()).isFalse();
        assertThat(json.get("trust").asText()).isEqualTo("device");
        assertThat(json.get("issuedAt").asText())
                .isEqualTo(TestNetwork.START.plusSeconds(2).toString());
        assertThat(response.body())
                .contains("\"readings\":[{\"name\":\"temperature\",\"unit\":\"Cel\",\"time\":\"2026-03-01T12:00:02Z\","
                        + "\"value\":0.2}]");
    }

    @Test
    void entryByNumber_ofAGateway_namesDeviceGatewayAndOriginal() throws Exception {
        JsonNode json = json(http.get("/ledgers/0/entries?device=acme/gw/probe&subject=pump&sequence=1"), 200);
        assertThat(json.get("trust").asText()).isEqualTo("gateway");
        assertThat(json.get("device").asText()).isEqualTo("acme/probe");
        assertThat(json.get("gateway").asText()).isEqualTo("acme/gw");
        assertThat(json.get("original").get("mediaType").asText()).isEqualTo("text/plain");
        assertThat(json.get("original").get("source").asText()).isEqualTo("plant/probe");
        assertThat(Base64.getDecoder()
                        .decode(json.get("original").get("content").asText()))
                .isEqualTo("T=6.0".getBytes(StandardCharsets.UTF_8));
        JsonNode own = json(http.get("/ledgers/0/entries?device=acme/gw&subject=pump&sequence=1"), 200);
        assertThat(own.get("trust").asText()).isEqualTo("device");
        assertThat(own.has("gateway")).isFalse();
        assertThat(own.has("original")).isFalse();
        problem("/ledgers/0/entries?device=acme/probe&subject=pump&sequence=1", 404, "no entry of device acme/probe");
    }

    @Test
    void entryByNumber_revocation_isReadable() throws Exception {
        JsonNode json = json(http.get("/ledgers/0/entries?device=acme&subject=acme/meter&sequence=1"), 200);
        assertThat(json.get("kind").asText()).isEqualTo("revocation");
        assertThat(json.get("organisation").asText()).isEqualTo("acme");
        assertThat(json.get("payload").asText()).isEqualTo("{\"reason\":\"lost\"}");
    }

    @Test
    void entries_ofContracts_areReadable() throws Exception {
        JsonNode activation =
                json(http.get("/ledgers/0/entries?device=acme&subject=contract/counting&sequence=1"), 200);
        assertThat(activation.get("kind").asText()).isEqualTo("activation");
        assertThat(activation.get("organisation").asText()).isEqualTo("acme");
        assertThat(activation.get("payload").asText()).isEqualTo("{}");
        long index = activation.get("index").asLong();
        JsonNode message = json(http.get("/ledgers/0/entries/" + (index + 1)), 200);
        assertThat(message.get("from").asInt()).isZero();
        assertThat(message.get("sequence").asLong()).isEqualTo(1);
        assertThat(message.get("outcome").asLong()).isEqualTo(9);
        assertThat(message.get("body").asText()).isEqualTo("[7]");
        JsonNode outcome = json(http.get("/ledgers/0/entries/" + (index + 2)), 200);
        assertThat(outcome.get("kind").asText()).isEqualTo("outcome");
        assertThat(outcome.get("body").asText()).startsWith("{1: \"message\", 2: \"ledger 0\", 3: 1, 4: ");
    }

    @Test
    void entryByNumber_inAGap_pointsToTheGap() throws Exception {
        JsonNode problem = json(http.get("/ledgers/0/entries?device=acme/latecomer&subject=pump&sequence=3"), 404);
        JsonNode gap = json(new HttpProbe(server.url()).get(problem.get("gap").asText()), 200);
        assertThat(gap.get("kind").asText()).isEqualTo("gap");
        assertThat(gap.get("firstMissing").asLong()).isEqualTo(2);
        assertThat(gap.get("lastMissing").asLong()).isEqualTo(4);
    }

    @Test
    void checkpoint_signed_isTheNoteAsItIs() throws Exception {
        assertThat(json(http.get("/ledgers/0/checkpoint"), 404).get("detail").asText())
                .isEqualTo("ledger 0 has no signed checkpoint yet");
        String note = note(last());
        model.takeCheckpoint(note);
        HttpResponse<String> response = http.get("/ledgers/0/checkpoint");
        assertThat(HttpProbe.type(response)).startsWith("text/plain");
        assertThat(response.body()).isEqualTo(note);
    }

    @Test
    void proof_ofEveryEntry_isOneThatTheLedgersKeyVerifies() throws Exception {
        model.takeCheckpoint(note(last()));
        List<byte[]> entries = sample.ledger.entryBytes();
        CheckpointVerifier key =
                CheckpointVerifier.of(sample.network.genesis().ledgerKey(0).verifierKey(), SignatureVerifiers.best());
        for (int index = 0; index < entries.size(); index++) {
            HttpResponse<String> response = http.get("/ledgers/0/entries/" + index + "/proof");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(HttpProbe.type(response)).startsWith("text/plain");
            TlogProof proof = TlogProof.parse(response.body().getBytes(StandardCharsets.UTF_8));
            assertThat(proof.index()).isEqualTo(index);
            proof.verify(entries.get(index), key);
            byte[] other = entries.get((index + 1) % entries.size());
            assertThatExceptionOfType(ProofException.class).isThrownBy(() -> proof.verify(other, key));
        }
        problem("/ledgers/0/entries/" + entries.size() + "/proof", 404, "ledger 0 has no entry " + entries.size());
        problem("/ledgers/0/entries/x/proof", 400, "index: want a whole number");
        assertThat(json(http.get("/ledgers/1/entries/0/proof"), 421)
                        .get("owner")
                        .asText())
                .isEqualTo("other.example:8080");
        problem("/ledgers/2/entries/0/proof", 503, "REBALANCING");
    }

    @Test
    void proof_notSignedYet_is503ForALittleWhile() throws Exception {
        HttpResponse<String> unsigned = http.get("/ledgers/0/entries/0/proof");
        assertThat(json(unsigned, 503).get("detail").asText()).contains("the last signed checkpoint covers 0 of ");
        assertThat(unsigned.headers().firstValue("Retry-After")).hasValue("1");
        Block first = sample.blocks().get(0);
        model.takeCheckpoint(note(first));
        assertThat(http.get("/ledgers/0/entries/0/proof").statusCode()).isEqualTo(200);
        problem("/ledgers/0/entries/" + first.treeSize() + "/proof", 503, "covers " + first.treeSize() + " of ");
    }

    private String note(Block block) {
        return new String(
                new Checkpoint(sample.network.genesis().origin(0), block.treeSize(), block.root())
                        .sign(sample.network.checkpointSigner(0))
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    @Test
    void ledger_onAnotherInstance_is421WithItsOwner() throws Exception {
        JsonNode problem = json(http.get("/ledgers/1/entries/0"), 421);
        assertThat(problem.get("owner").asText()).isEqualTo("other.example:8080");
    }

    @Test
    void ledger_beingRestored_is503ForALittleWhile() throws Exception {
        HttpResponse<String> response = http.get("/ledgers/2/entries/0");
        json(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void request_outOfRange_saysWantAndGot() throws Exception {
        String base = "/ledgers/0/entries?";
        problem("/ledgers/3", 404, "the network has no ledger 3; it has 0 to 2");
        problem("/ledgers/x", 400, "ledger: want a whole number from 0 to 9223372036854775807, got 'x'");
        problem("/ledgers/-1", 400, "got '-1'");
        problem("/ledgers/4294967296", 404, "the network has no ledger 4294967296");
        problem("/ledgers/0/blocks/9223372036854775808", 400, "height: want a whole number");
        problem(
                "/ledgers/0/blocks/999",
                404,
                "ledger 0 has no block 999; it has " + sample.blocks().size());
        problem("/ledgers/0/entries/99999", 404, "ledger 0 has no entry 99999");
        problem(base + "device=a&subject=b&sequence=0", 400, "sequence: want a whole number from 1");
        problem(
                base + "device=a&subject=b",
                400,
                "sequence: want a whole number from 1 to 9223372036854775807, got none");
        problem(base + "subject=b&sequence=1", 400, "device: want it once, got it 0 times");
        problem(base + "device=a&device=b&subject=b&sequence=1", 400, "device: want it once, got it 2 times");
        problem(base + "device=" + "a".repeat(256) + "&subject=b&sequence=1", 400, "want 1 to 255 bytes");
        problem(base + "device=a&subject=b&sequence=1", 404, "ledger 0 has no entry of device a, subject b, number 1");
    }

    private void problem(String path, int status, String detail) throws Exception {
        assertThat(json(http.get(path), status).get("detail").asText()).as(path).contains(detail);
    }

    private Block last() {
        return sample.blocks().get(sample.blocks().size() - 1);
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(HttpProbe.type(response)).isEqualTo(status == 200 ? "application/json" : "application/problem+json");
        return new ObjectMapper().readTree(response.body());
    }
}
