package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.TrustLevel;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.testing.CountingContracts;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The golden ledgers of docs/reference/ledger-format.md. Made anew, after a decision to change the format, with
 * {@code mvn -pl ledger test -Dtest=GoldenLedgerTest -Dgolden.write=src/test/resources/golden}.
 */
class GoldenLedgerTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void golden_madeAnew_isTheSame() throws Exception {
        Map<String, String> files = GoldenLedger.files();
        String target = System.getProperty("golden.write");
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (target != null) {
                Path written = Path.of(target, file.getKey());
                Files.createDirectories(written.getParent());
                Files.writeString(written, file.getValue());
            }
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(resource(file.getKey()));
        }
    }

    private static String resource(String name) throws IOException {
        return Files.readString(directory().resolve(name));
    }

    private static Path directory() {
        Path module = Path.of("src/test/resources/golden");
        return Files.exists(module) ? module : Path.of("ledger").resolve(module);
    }

    /** From the files alone, as a second implementation would go about it. */
    @ParameterizedTest
    @ValueSource(strings = {"ledger-1/", "ledger-2/"})
    void golden_inputFedAgain_givesTheBlocks(String golden) throws Exception {
        JsonNode want = new ObjectMapper().readTree(resource(golden + "ledger.json"));
        byte[] yaml = resource(golden + "network.yaml").getBytes(StandardCharsets.UTF_8);
        Genesis genesis = Genesis.parse("network.yaml", yaml);
        PureLedger ledger = new PureLedger(genesis, 0, LedgerSettings.DEFAULTS, CountingContracts.factory());
        long clock = TestNetwork.START.toEpochMilli();
        for (JsonNode step : new ObjectMapper().readTree(resource(golden + "input.json"))) {
            if (step.has("clock")) {
                long now = step.get("clock").asLong();
                ledger.advance(Duration.ofMillis(now - clock));
                clock = now;
            } else if (step.has("commit")) {
                ledger.commit();
            } else if (step.has("body")) {
                ledger.receive(
                        step.get("from").asInt(),
                        step.get("sequence").asLong(),
                        step.get("index").asLong(),
                        HEX.parseHex(step.get("body").asText()));
            } else if (step.has("envelope")) {
                ledger.accept(
                        step.get("key").asText(),
                        HEX.parseHex(step.get("envelope").asText()));
            }
        }
        assertThat(ledger.blocks()).hasSameSizeAs(want.get("blocks"));
        for (int i = 0; i < ledger.blocks().size(); i++) {
            JsonNode block = want.get("blocks").get(i);
            assertThat(HEX.formatHex(ledger.blocks().get(i).bundle()))
                    .isEqualTo(block.get("bundle").asText());
            assertThat(HEX.formatHex(ledger.blocks().get(i).root()))
                    .isEqualTo(block.get("root").asText());
        }
        assertThat(ledger.audit()).hasSameSizeAs(ledger.blocks());
        List<String> rejected = new ArrayList<>();
        want.get("rejected").forEach(reason -> rejected.add(reason.asText()));
        assertThat(ledger.reasons()).isEqualTo(rejected);
        Set<EntryKind> kinds = EnumSet.noneOf(EntryKind.class);
        Set<TrustLevel> trust = EnumSet.noneOf(TrustLevel.class);
        for (LedgerEntry entry : ledger.entries()) {
            kinds.add(entry.kind());
            if (entry instanceof EventEntry event) {
                trust.add(event.trust());
            }
        }
        if (golden.equals("ledger-1/")) {
            assertThat(kinds).as("every kind is shown").containsExactlyInAnyOrder(EntryKind.values());
        } else {
            assertThat(trust).as("every trust is shown").containsExactlyInAnyOrder(TrustLevel.values());
        }
    }

    @ParameterizedTest
    @CsvSource({"ledger-1, 6", "ledger-2, 3"})
    void verifier_inPython_acceptsTheGoldenLedgerAndNoBrokenOne(String golden, int blocks, @TempDir Path broken)
            throws Exception {
        Assumptions.assumeTrue(
                hasPython(), "SKIPPED: no python3 on the PATH, docs/reference/verify-ledger.py is not run");
        Path script = Path.of(System.getProperty("tallystick.root", ".."), "docs/reference/verify-ledger.py");
        Path folder = directory().resolve(golden);
        Result good = python(script, folder);
        assertThat(good.exit).as(good.output).isZero();
        assertThat(good.output).contains("holds").contains(blocks + " blocks");
        Files.copy(folder.resolve("network.yaml"), broken.resolve("network.yaml"));
        String ledger = Files.readString(folder.resolve("ledger.json"));
        int bundle = ledger.indexOf("\"bundle\"");
        for (int i = 0; i < 10; i++) {
            StringBuilder changed = new StringBuilder(ledger);
            int at = bundle + 12 + 177 * i;
            changed.setCharAt(at, changed.charAt(at) == '0' ? '1' : '0');
            Files.writeString(broken.resolve("ledger.json"), changed);
            Result bad = python(script, broken);
            assertThat(bad.exit).as("digit %d: %s", at, bad.output).isEqualTo(1);
            assertThat(bad.output).contains("want").doesNotContain("Traceback");
        }
    }

    private record Result(int exit, String output) {}

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Result python(Path script, Path directory) throws Exception {
        Process process = new ProcessBuilder("python3", script.toString(), directory.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), output);
    }

    /** Values of murmur2 from Kafka's own tests, so that the ledger of a subject is where a producer puts it. */
    @ParameterizedTest
    @CsvSource({
        "21, -973932308",
        "foobar, -790332482",
        "a-little-bit-long-string, -985981536",
        "a-little-bit-longer-string, -1486304829",
        "lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8, -58897971",
        "abc, 479470107"
    })
    void routing_knownHash_isKafkas(String subject, int murmur2) {
        for (int ledgers : new int[] {1, 2, 3, 7, 64, 1_000_003}) {
            assertThat(SubjectRouting.ledgerOf(subject, ledgers)).isEqualTo((murmur2 & 0x7fffffff) % ledgers);
        }
    }
}
