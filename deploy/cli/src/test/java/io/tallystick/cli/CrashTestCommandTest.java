package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashTestCommandTest {
    @ParameterizedTest
    @CsvSource({
        "--kills, 0, '--kills: want 1 to 1000, got \"0\"'",
        "--kill, 20, 'option \"--kill\" is unknown or lacks its value; want [broker-every, '",
        "--set, kills, '--set: want name=value, got \"kills\"'"
    })
    void crashTest_wrongOption_saysWhatIsWantedAndIsOfUsage(String option, String value, String want) {
        Cli wrong = Cli.run("crash-test", option, value);
        assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
        assertThat(wrong.err()).startsWith(want).hasLineCount(1);
        assertThat(wrong.out()).isEmpty();
    }
}
