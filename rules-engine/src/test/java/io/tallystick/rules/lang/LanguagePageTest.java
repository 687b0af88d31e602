package io.tallystick.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the language's page is a contract, once what stands before all of them is put before it. */
class LanguagePageTest {
    private static final Pattern FENCE = Pattern.compile("```yaml( skeleton)?\\n(.*?)```", Pattern.DOTALL);

    static List<String> examples() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/contract-language.md"));
        List<String> examples = new ArrayList<>();
        Map<String, String> skeleton = new LinkedHashMap<>();
        Matcher matcher = FENCE.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                skeleton = sections(matcher.group(2));
            } else {
                Map<String, String> whole = new LinkedHashMap<>(skeleton);
                whole.putAll(sections(matcher.group(2)));
                examples.add(String.join("", whole.values()));
            }
        }
        return examples;
    }

    /** The parts of a contract by their keys: a part goes on over the lines that are indented. */
    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String key = "";
        for (String line : text.split("(?<=\\n)")) {
            if (Character.isLetter(line.charAt(0))) {
                key = line.substring(0, line.indexOf(':'));
            }
            sections.merge(key, line, String::concat);
        }
        return sections;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void page_example_isAContract(String text) throws Exception {
        Contract contract = ContractReaderTest.read(text);
        assertThat(contract.cost().steps()).isPositive();
    }
}
