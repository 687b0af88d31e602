package io.tallystick.connect.webhook.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystick.connect.webhook.event.CloudEvent;
import io.tallystick.connect.webhook.event.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/how-to/webhooks.md tells people to copy does what it says. */
class GuideTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void configuration_ofTheGuide_isTheOneInTheArchive() throws IOException {
        String archived = Files.readString(Path.of("src/main/component/etc/webhook-sink.json"));
        assertThat(StrictJson.parse(blocks("json").get(0)))
                .isEqualTo(StrictJson.parse(archived).get("config"));
    }

    @Test
    void templates_ofTheGuide_fillForAnAlert() throws IOException {
        List<String> templates = new ArrayList<>(blocks("json"));
        templates.removeIf(block -> !block.contains("{{"));
        assertThat(templates).hasSize(2);
        CloudEvent cleared = event("{\"state\":\"CLEARED\",\"severity\":\"CRITICAL\",\"message\":\"a \\\"b\\\"\","
                + "\"network\":\"demo\",\"ledger\":1,\"instance\":\"i\",\"key\":\"hot\",\"details\":{\"t\":\"9\"}}");
        JsonNode slack = fill(templates.get(0), cleared);
        assertThat(slack.get("text").textValue()).isEqualTo("*CRITICAL* press-4: a \"b\"");
        JsonNode pager = fill(templates.get(1), cleared);
        assertThat(pager.get("event_action").textValue()).isEqualTo("resolve");
        assertThat(pager.get("dedup_key").textValue()).isEqualTo("demo/1/i/hot");
        assertThat(pager.get("payload").get("severity").textValue()).isEqualTo("critical");
        assertThat(pager.get("payload").get("custom_details")).hasToString("{\"t\":\"9\"}");
    }

    @Test
    void python_ofTheGuide_verifiesAndRefuses() throws Exception {
        String code = blocks("python").get(0) + "\nimport sys\na = sys.argv[1:]\n"
                + "print(verify(a[0], a[1], a[2], a[3], a[4].encode()), verify(a[0], a[1], a[2], a[3], b'other'))\n";
        assertThat(run("python3", "-c", code)).isEqualTo("True False");
    }

    @Test
    void node_ofTheGuide_verifiesAndRefuses() throws Exception {
        String code = blocks("js").get(0) + "\nconst a = process.argv.slice(1);\n"
                + "console.log(verify(a[0], a[1], a[2], a[3], Buffer.from(a[4])), verify(a[0], a[1], a[2], a[3], ''));\n";
        assertThat(run("node", "-e", code)).isEqualTo("true false");
    }

    private static String run(String... program) throws Exception {
        PreparedRequest request = new RequestBuilder(ContentMode.STRUCTURED, null, Signers.parse(SECRET), 10_000)
                .build(event("{\"n\":\"é\"}"), null);
        Map<String, String> headers = request.headers(Instant.now());
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(
                SECRET,
                headers.get("webhook-id"),
                headers.get("webhook-timestamp"),
                headers.get("webhook-signature"),
                new String(request.body(), StandardCharsets.UTF_8)));
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            process = builder.start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: no " + program[0] + " here");
            return "";
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.strip();
    }

    private static JsonNode fill(String template, CloudEvent event) {
        return StrictJson.parse(new String(new BodyTemplate(template).fill(event, "press-4"), StandardCharsets.UTF_8));
    }

    private static CloudEvent event(String data) {
        return new CloudEvent(
                new TreeMap<>(Map.of(
                        "id", "demo/1/500/0", "source", "/s", "specversion", "1.0", "type", "t", "subject", "press-4")),
                StrictJson.parse(data));
    }

    private static List<String> blocks(String language) throws IOException {
        Path page = Path.of(System.getProperty("tallystick.root"), "docs/how-to/webhooks.md");
        Matcher matcher =
                Pattern.compile("(?ms)^```" + language + "\n(.*?)^```").matcher(Files.readString(page));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }
}
