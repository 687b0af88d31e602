package io.tallystick.ledger.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The byte example of the reference page is what the encoder makes: a second implementation can build on it. */
class EnvelopeExampleTest {
    @Test
    void example_ofTheReferencePage_isWhatIsMade() throws Exception {
        Path page = Path.of(System.getProperty("tallystick.root", "..")).resolve("docs/reference/envelope.md");
        String text = Files.readString(page);
        int start = text.indexOf("```\nd2 ") + 4;
        StringBuilder hex = new StringBuilder();
        Matcher line = Pattern.compile("(?m)^ *([0-9a-f]{2}(?: ?[0-9a-f]{2})*)(?:  .*)?$")
                .matcher(text.substring(start, text.indexOf("```", start)));
        while (line.find()) {
            hex.append(line.group(1).replace(" ", ""));
        }
        byte[] good = Samples.good(Samples.ED25519);
        assertThat(hex.toString()).isEqualTo(HexFormat.of().formatHex(good));
        assertThat(text)
                .contains(HexFormat.of().formatHex(SignedEnvelope.decode(good).contentDigest()))
                .contains(HexFormat.of()
                        .formatHex(Samples.ED25519.verificationKey().raw()));
    }
}
