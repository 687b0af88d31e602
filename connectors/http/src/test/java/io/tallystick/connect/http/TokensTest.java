package io.tallystick.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String HASH = TestSite.hash("secret");

    @TempDir
    Path folder;

    @Test
    void sender_ofATokenInTheFile_hasItsNameAndScope() {
        Tokens tokens = Tokens.parse("tokens", TestSite.TOKENS);

        assertThat(tokens.size()).isEqualTo(2);
        assertThat(tokens.sender(TestSite.TOKEN)).contains(new Sender("all", "", ""));
        Sender limited = tokens.sender(TestSite.LIMITED).orElseThrow();
        assertThat(limited.maySpeakFor("line-3/a", "pump-1")).isTrue();
        assertThat(limited.maySpeakFor("line-33", "pump-1")).isFalse();
        assertThat(limited.maySpeakFor("line-3/a", "fan-1")).isFalse();
        assertThat(tokens.sender(TestSite.hash(TestSite.TOKEN)))
                .as("a hash is no token")
                .isEmpty();
        assertThat(Tokens.none().sender(TestSite.TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"one", "one secret", "ONE #", "one # a b c", "one #0", "one%x #", "one #\none $", "one #\ntwo #"
            })
    void parse_broken_saysFileAndLine_andShowsNoToken(String template) {
        String text = "\n" + template.replace("#", HASH).replace("$", TestSite.hash("other"));

        assertThatThrownBy(() -> Tokens.parse("tokens", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("tokens:[23]: want .*")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining(HASH);
    }

    @Test
    void load_fileThatOthersMayRead_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("tokens"), TestSite.TOKENS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> Tokens.load(file)).hasMessageContaining("chmod 600 " + file);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Tokens.load(file).size()).isEqualTo(2);
    }
}
