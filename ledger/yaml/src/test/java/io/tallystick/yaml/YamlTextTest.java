package io.tallystick.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

class YamlTextTest {
    private static final YamlRules RULES = new YamlRules(64, 3, false);

    private static Node root(String text, YamlRules rules) throws YamlException {
        return YamlText.of(text.getBytes(StandardCharsets.UTF_8), rules).root();
    }

    private static YamlException refusal(String text) {
        return catchThrowableOfType(YamlException.class, () -> root(text, RULES));
    }

    @Test
    void root_markedMapping_knowsItsPlaces() throws YamlException {
        MappingNode root = (MappingNode) root("\uFEFFa: 1\nb:\n  - x\n", RULES);
        assertThat(YamlPlace.of(root)).isEqualTo(YamlPlace.START);
        assertThat(YamlPlace.of(root.getValue().get(1).getValueNode())).isEqualTo(new YamlPlace(3, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                     | EMPTY           | 1 | 1
            '# only'               | EMPTY           | 1 | 1
            'a: [1'                | NOT_YAML        | 1 | 6
            'a: 1\\n---\\nb: 2'    | SECOND_DOCUMENT | 2 | 1
            'a: {b: [1]}'          | NONE            | 0 | 0
            'a: {b: [[1]]}'        | TOO_DEEP        | 1 | 9
            'a: &x 1'              | ANCHOR          | 1 | 4
            'a: *x'                | ALIAS           | 1 | 4
            'a: !!str 1'           | TAG             | 1 | 4
            """)
    void root_eachFault_isToldWithItsPlace(String text, String fault, int line, int column) {
        YamlException refusal = refusal(text.replace("\\n", "\n"));
        if (fault.equals("NONE")) {
            assertThat(refusal).isNull();
            return;
        }
        assertThat(refusal.fault()).isEqualTo(YamlFault.valueOf(fault));
        assertThat(refusal.place()).isEqualTo(new YamlPlace(line, column));
        assertThat(refusal).hasMessageStartingWith(line + ":" + column + ": " + fault);
    }

    @Test
    void root_anchorsAndTagsTaken_aliasesStillNot() throws YamlException {
        YamlRules loose = new YamlRules(64, 3, true);
        assertThat(root("a: &x !!str 1", loose)).isInstanceOf(MappingNode.class);
        assertThatThrownBy(() -> root("a: &x 1\nb: *x", loose)).hasMessageStartingWith("2:4: ALIAS");
    }

    @Test
    void of_sizeAndEncoding_atTheLimitTakenBeyondRefused() throws YamlException {
        assertThat(root("a: " + "x".repeat(61), RULES)).isNotNull();
        YamlException large = refusal("a: " + "x".repeat(62));
        assertThat(large.fault()).isEqualTo(YamlFault.TOO_LARGE);
        assertThat(large.detail()).isEqualTo("65");
        byte[] latin = "a: 1\nb: \u00ff".getBytes(StandardCharsets.ISO_8859_1);
        YamlException encoding = catchThrowableOfType(YamlException.class, () -> YamlText.of(latin, RULES));
        assertThat(encoding.fault()).isEqualTo(YamlFault.NOT_UTF8);
        assertThat(encoding.place()).isEqualTo(new YamlPlace(2, 4));
        assertThat(encoding.lineText()).isEqualTo("b: ");
    }

    @Test
    void of_everyTextCutInACharacter_isNotUtf8() {
        byte[] cut = {'a', ':', ' ', (byte) 0xe2, (byte) 0x82};
        YamlException refusal = catchThrowableOfType(YamlException.class, () -> YamlText.of(cut, RULES));
        assertThat(refusal.fault()).isEqualTo(YamlFault.NOT_UTF8);
    }

    @Test
    void excerpt_longLineWithTabs_isAWindowWithTheCaretBelow() {
        String line = "\t" + "x".repeat(200);
        assertThat(new YamlPlace(1, 3).excerpt(line, "  ")).isEqualTo("\n  \t" + "x".repeat(61) + "\n  \t ^");
        assertThat(new YamlPlace(1, 101).excerpt(line, ""))
                .isEqualTo("\n" + "x".repeat(120) + "\n" + " ".repeat(60) + "^");
        assertThat(new YamlPlace(1, 9).excerpt("ab", "")).isEqualTo("\nab\n  ^");
    }

    @Test
    void rules_limitBelowOne_isRefused() {
        assertThatThrownBy(() -> new YamlRules(0, 1, true)).hasMessageContaining("at least 1");
    }
}
