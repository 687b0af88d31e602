package io.tallystick.intake;

import static io.tallystick.intake.Results.readings;
import static io.tallystick.intake.Results.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.topic.TopicPattern;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/reference/intake-formats.md says what the code does. */
class DocumentationTest {
    @Test
    void page_namesEveryCodeAndFormat() throws Exception {
        String page = page();
        for (RefusalCode code : RefusalCode.values()) {
            assertThat(page).contains("`" + code.text() + "`");
        }
        for (String name : PayloadFormats.NAMES) {
            assertThat(page).contains("`" + name + "`");
        }
    }

    @Test
    void page_mapping_works() throws Exception {
        String page = page();
        int from = page.indexOf("# mapping\n");
        byte[] yaml = page.substring(from, page.indexOf("```", from)).getBytes(StandardCharsets.UTF_8);
        PayloadFormat format = PayloadFormats.mapped(TopicPattern.parse("{plant}"), JsonMapping.parse("page", yaml));
        String message = "{\"ts\":1706702401000,\"meta\":{\"id\":7},\"motor\":{\"rpm\":[900]}}";
        assertThat(readings(taken(format.read(Results.message("p1", message)))))
                .containsExactly("rpm=900 1/min @1.706702401E9");
    }

    private static String page() throws Exception {
        return Files.readString(
                Path.of(System.getProperty("tallystick.root", "../.."), "docs", "reference", "intake-formats.md"));
    }
}
