package io.tallystick.ledger.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The byte examples of the reference page are what the encoder makes: a second implementation can build on it. */
class EnvelopeExampleTest {
    private static final String PAGE = "docs/reference/envelope.md";

    @Test
    void example_ofTheReferencePage_isWhatIsMade() throws Exception {
        assertExample(1, Samples.good(Samples.ED25519));
    }

    @Test
    void exampleOnBehalf_ofTheReferencePage_isWhatIsMade() throws Exception {
        byte[] sent = "{\"t\":21.50}".getBytes(StandardCharsets.UTF_8);
        assertExample(2, Samples.byGateway(Original.of("application/json", "plant/line-2/pump-1", sent)));
    }

    private static void assertExample(int number, byte[] envelope) throws Exception {
        String text = Files.readString(
                Path.of(System.getProperty("tallystick.root", "..")).resolve(PAGE));
        int start = 0;
        for (int i = 0; i < number; i++) {
            start = text.indexOf("```\nd2 ", start) + 4;
        }
        StringBuilder hex = new StringBuilder();
        Matcher line = Pattern.compile("(?m)^ *([0-9a-f]{2}(?: ?[0-9a-f]{2})*)(?:  .*)?$")
                .matcher(text.substring(start, text.indexOf("```", start)));
        while (line.find()) {
            hex.append(line.group(1).replace(" ", ""));
        }
        assertThat(hex.toString()).isEqualTo(HexFormat.of().formatHex(envelope));
        assertThat(text)
                .contains(envelope.length + " bytes:")
                .contains(
                        HexFormat.of().formatHex(SignedEnvelope.decode(envelope).contentDigest()))
                .contains(HexFormat.of()
                        .formatHex(Samples.ED25519.verificationKey().raw()));
    }
}
