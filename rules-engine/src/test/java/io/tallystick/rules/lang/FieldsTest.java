package io.tallystick.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.nodes.Node;

class FieldsTest {
    private static Source source(String text) throws ContractSourceException {
        return Source.of("c.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a mapping with every kind of value, all of it optional but {@code name}. */
    private static String read(String text) throws ContractSourceException {
        Source source = source(text);
        Values values = new Values(source);
        Fields fields = new Fields(source, source.root(), "signal");
        Object name = fields.required("name").flatMap(node -> values.name(node, "name"));
        Object when = fields.optional("when").flatMap(node -> values.text(node, "when"));
        Object held = fields.optional("for").flatMap(node -> values.duration(node, "for"));
        Object at = fields.optional("at").flatMap(node -> values.instant(node, "at"));
        Object last = fields.optional("final").flatMap(node -> values.truth(node, "final"));
        Object count = fields.optional("count").flatMap(node -> values.integer(node, "count", 1, 10));
        Object late = fields.optional("late").flatMap(node -> values.oneOf(node, "late", List.of("ignore", "flag")));
        fields.requireNoOthers();
        source.requireNoErrors();
        return name + " " + when + " " + held + " " + at + " " + last + " " + count + " " + late;
    }

    private static void refused(String text, String... want) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ContractSourceException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(want));
    }

    @Test
    void read_everyKind_isWhatItSays() throws Exception {
        assertThat(
                        read(
                                "{name: breach-2, when: temp > 8.0, for: 15m, at: 2027-01-03T00:00:00Z, final: true, count: 10, late: flag}"))
                .isEqualTo("Optional[breach-2] Optional[temp > 8.0] Optional[" + Duration.ofMinutes(15) + "] Optional["
                        + Instant.parse("2027-01-03T00:00:00Z") + "] Optional[true] Optional[10] Optional[flag]");
    }

    @Test
    void read_unknownKey_saysWhereAndWhatWasMeant() {
        refused(
                "name: a\nwhem: temp > 8\n",
                "c.yaml:2:1: unknown key of signal \"whem\"\n    whem: temp > 8\n    ^\n"
                        + "  did you mean \"when\"? want one of name, when, for, at, final, count, late");
    }

    @Test
    void read_severalErrors_areAllToldInOrder() {
        assertThatThrownBy(() -> read("name: 9\ncount: 11\nfor: soon\nfor: 1m\nfinal: maybe\n"))
                .isInstanceOfSatisfying(
                        ContractSourceException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.place().line() + " " + error.message())
                                .containsExactly(
                                        "1 name: want a letter, then letters, digits, _ or -, at most 64 characters, got \"9\"",
                                        "2 count: want a whole number from 1 to 10, got \"11\"",
                                        "3 for: want a duration such as 15m, 2h or 1h30m, above 0 and at most 36525d, got \"soon\"",
                                        "4 signal: key \"for\" stands twice: remove one",
                                        "5 final: want true or false, got \"maybe\""));
    }

    @Test
    void read_wrongShapes_areRefusedWithWantAndGot() {
        refused("[1, 2]", "signal: want a mapping, got a list");
        refused("when: a", "signal: the key \"name\" is missing");
        refused("name: [a]", "name: want a text, got a list");
        refused("name:", "name: want a text, got nothing");
        refused("name: a\nlate: flog", "unknown late \"flog\"", "did you mean \"flag\"?");
        refused("name: a\nat: 2027-01-03T00:00:00+01:00", "want an instant such as");
        refused("name: a\nat: 2027-01-03T00:00:00.0001Z", "want an instant such as");
        refused("name: a\nfor: 0s", "above 0");
        refused("name: a\ncount: 010", "got \"010\"");
        refused("name: " + "a".repeat(65), "at most 64 characters");
    }

    @Test
    void source_whatIsNoSuchYaml_isRefusedWithItsPlace() {
        refused("", "c.yaml:1:1: contract: want a mapping, got nothing");
        refused("name: &a b", "anchors and aliases are not taken");
        refused("name: !x b", "tags are not taken");
        refused("name: a\n---\nname: b", "got a second");
        refused("name: [", "c.yaml:1:8: not YAML");
        refused("[".repeat(17) + "]".repeat(17), "want at most 16 lists and mappings");
        assertThatThrownBy(() -> Source.of("c.yaml", new byte[LanguageLimits.MAX_FILE_BYTES + 1]))
                .hasMessageContaining("want at most 49152 bytes, got 49153");
        assertThatThrownBy(() -> Source.of("c.yaml", new byte[] {(byte) 0xff})).hasMessageContaining("want UTF-8");
    }

    @Test
    void items_oneOrMore_areAList() throws Exception {
        Source source = source("[a, b]");
        assertThat(new Values(source).items(source.root(), "signatories")).hasSize(2);
        Source one = source("a");
        assertThat(new Values(one).items(one.root(), "signatories")).hasSize(1);
        Source many = source("[" + "a, ".repeat(257) + "]");
        assertThat(new Values(many).items(many.root(), "signatories")).hasSize(256);
        assertThatThrownBy(many::requireNoErrors).hasMessageContaining("want at most 256 items, got 257");
    }

    @Test
    void named_authorsNames_keepTheirOrder() throws Exception {
        Source source = source("{zeta: 1, alpha: 2, 3x: 4}");
        Node root = source.root();
        assertThat(new Fields(source, root, "inputs").named())
                .extracting(Fields.Named::name)
                .containsExactly("zeta", "alpha");
        assertThatThrownBy(source::requireNoErrors).hasMessageContaining("name in inputs: want a letter");
    }
}
