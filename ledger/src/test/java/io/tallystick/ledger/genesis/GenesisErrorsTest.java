package io.tallystick.ledger.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GenesisErrorsTest {
    private static final String GOOD = GenesisFixture.yaml();

    private static GenesisException refusal(String yaml) {
        return refusal(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static GenesisException refusal(byte[] yaml) {
        GenesisException refusal =
                catchThrowableOfType(GenesisException.class, () -> Genesis.parse("network.yaml", yaml));
        assertThat(refusal).as("was taken").isNotNull();
        return refusal;
    }

    static Stream<Arguments> mutations() {
        String vkey0 = GenesisFixture.ledgerKey(0).vkey();
        String vkey1 = GenesisFixture.ledgerKey(1).vkey();
        String hex = vkey0.split("\\+")[1];
        return Stream.of(
                arguments("network: \"plant\"", "netwrok: \"plant\"", "did you mean \"network\"?"),
                arguments("network: \"plant\"", "plan: \"plant\"", "unknown key \"plan\""),
                arguments("network: \"plant\"", "network: \"plant\"\nnetwork: \"x\"", "stands twice"),
                arguments("network: \"plant\"", "network: 12", "want a text, got a whole number"),
                arguments("network: \"plant\"", "network: true", "want a text, got true or false"),
                arguments("network: \"plant\"", "network:", "want a text, got nothing"),
                arguments("network: \"plant\"", "network: [a]", "want a text, got a list"),
                arguments("network: \"plant\"", "network: Plant", "want 1 to 63 of a-z"),
                arguments("network: \"plant\"", "", "\"network\" is missing"),
                arguments("network: \"plant\"", "network: &x plant", "anchors and aliases"),
                arguments("network: \"plant\"", "network: *x", "anchors and aliases"),
                arguments("network: \"plant\"", "network: !!str plant", "tags are not allowed"),
                arguments("network: \"plant\"", "network: \"plant", "not YAML"),
                arguments("network: \"plant\"", "\tnetwork: plant", "not YAML"),
                arguments("format: tallystick/1", "format: tallystick/2", "did you mean \"tallystick/1\"?"),
                arguments("clock: wall", "clock: walls", "did you mean \"wall\"?"),
                arguments("clock: wall", "clock: lunar", "want one of wall, event"),
                arguments("origin: \"tallystick/plant\"", "origin: \"https://x\"", "without a scheme"),
                arguments("origin: \"tallystick/plant\"", "origin: \"other\"", "want the name other/0"),
                arguments(vkey1, vkey0, "want the name tallystick/plant/1"),
                arguments("+" + hex + "+", "+00000000+", "want key id " + hex),
                arguments("+" + hex + "+", "+" + hex.substring(1) + "+", "want key id"),
                arguments("roles: [operator, member]", "roles: [operator, menber]", "did you mean \"member\"?"),
                arguments("roles: [operator, member]", "roles: [member, member]", "stands twice"),
                arguments("roles: [operator, member]", "roles: []", "want 1 to 3 items, got 0"),
                arguments("roles: [operator, member]", "roles: [member]", "at least one with the role operator"),
                arguments("roles: [operator, member]", "roles: operator", "want a list, got a text"),
                arguments("name: \"grid\"", "name: \"acme\"", "stands twice"),
                arguments("name: \"grid\"", "name: \"grids\"", "want organisation grids, got grid"),
                arguments("BEGIN CERTIFICATE", "BEGIN X", "want one PEM block"),
                arguments(
                        "-----BEGIN CERTIFICATE-----\n      MII",
                        "-----BEGIN CERTIFICATE-----\n      MIJ",
                        "ca of acme"),
                arguments("quorum: 1", "quorum: 2", "want a whole number from 1 to 1, got 2"),
                arguments("quorum: 1", "quorum: 0", "want a whole number from 1 to 1, got 0"),
                arguments("quorum: 1", "quorum: \"1\"", "got a text"),
                arguments("quorum: 1", "quorum: 01", "want a whole number"),
                arguments("exponent: 2", "exponent: 2.0", "got a decimal number"),
                arguments("exponent: 2", "exponent: 10", "from 0 to 9, got 10"),
                arguments("issuer: \"grid\"", "issuer: \"gird\"", "did you mean \"grid\"?"),
                arguments("code: \"KWH\"", "code: \"EUR\"", "stands twice"),
                arguments("code: \"KWH\"", "code: \"kwh\"", "2 to 12 of A-Z"));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void parse_broken_namesPlaceAndWish(String good, String bad, String wanted) {
        assertThat(GOOD).contains(good);
        int at = GOOD.indexOf(good);

        GenesisException refusal = refusal(GOOD.substring(0, at) + bad + GOOD.substring(at + good.length()));

        assertThat(refusal.getMessage())
                .contains(wanted)
                .startsWith("network.yaml:" + refusal.line() + ":" + refusal.column() + ": ")
                .endsWith("^");
        assertThat(refusal.line()).isGreaterThan(0);
        assertThat(refusal.column()).isGreaterThan(0);
    }

    @Test
    void parse_unknownKey_showsLineAndCaret() {
        GenesisException refusal = refusal("format: tallystick/1\nnetwork: x\nclocks: wall\n");

        assertThat(refusal)
                .hasMessage(
                        "network.yaml:3:1: unknown key \"clocks\" in network.yaml: did you mean \"clock\"? want one of "
                                + "format, network, clock, ledgers, organisations, origin, witnesses, currencies\nclocks: wall\n^");
    }

    @Test
    void parse_badRole_pointsAtTheRole() {
        GenesisException refusal = refusal(GOOD.replace("[operator, member]", "[operator, mamber]"));
        String line = GOOD.lines().toList().get(refusal.line() - 1);

        assertThat(line.substring(refusal.column() - 1)).startsWith("member]");
        assertThat(refusal.getMessage()).endsWith("\n" + " ".repeat(refusal.column() - 1) + "^");
    }

    @Test
    void parse_emptyOrNotAMapping_isRefused() {
        assertThat(refusal("")).hasMessageContaining("empty file");
        assertThat(refusal("# nothing\n")).hasMessageContaining("empty file");
        assertThat(refusal("- a\n")).hasMessageContaining("want a mapping");
        assertThat(refusal(GOOD + "---\nx: 1\n")).hasMessageContaining("want one YAML document");
    }

    @Test
    void parse_notUtf8_namesTheLine() {
        byte[] bytes = "format: tallystick/1\nnetwork: x\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);

        GenesisException refusal = refusal(bytes);

        assertThat(refusal).hasMessageContaining("want UTF-8");
        assertThat(refusal.line()).isEqualTo(2);
        assertThat(refusal.column()).isEqualTo(11);
    }

    @Test
    void parse_tooLargeOrTooDeep_isRefused() {
        byte[] large = new byte[GenesisLimits.MAX_BYTES + 1];
        Arrays.fill(large, (byte) '#');
        assertThat(refusal(large)).hasMessageContaining("want at most 1048576 bytes");
        assertThat(refusal("a: " + "[".repeat(200_000))).hasMessageContaining("levels of nesting");
        assertThat(refusal("? ".repeat(100_000))).hasMessageContaining("levels of nesting");
        assertThat(refusal("a: {x: ".repeat(100_000))).isNotNull();
    }

    @Test
    void parse_randomlyChanged_isTakenOrRefusedWithAPlace() {
        long seed = Long.getLong("tallystick.seed", 20260102L);
        System.out.println("GenesisErrorsTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Genesis.parse("network.yaml", bytes);
            } catch (GenesisException e) {
                assertThat(e.getMessage()).startsWith("network.yaml:" + e.line() + ":" + e.column() + ": ");
            }
        }
    }
}
