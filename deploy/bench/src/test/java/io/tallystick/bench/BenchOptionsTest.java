package io.tallystick.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.bench.speed.BenchCase;
import io.tallystick.bench.speed.BenchSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {
    @Test
    void parse_nothing_givesTheDefaultsOfTheHelp() {
        BenchOptions options = BenchOptions.parse(new String[0]);
        assertThat(options.settings()).isEqualTo(BenchSettings.DEFAULTS);
        assertThat(options.cases().stream().map(BenchCase::name))
                .containsExactly("copy", "verify", "seal", "seal-unchecked");
        assertThat(helpDefault("readings")).isEqualTo("1,16,64");
        assertThat(helpDefault("seconds"))
                .isEqualTo("" + options.settings().measured().toSeconds());
        assertThat(helpDefault("max-records")).isEqualTo("" + options.settings().mostRecords());
        assertThat(helpDefault("devices")).isEqualTo("" + options.settings().devices());
        assertThat(helpDefault("latency-share")).isEqualTo("" + options.latencyShare());
        assertThat(helpDefault("latency-seconds")).isEqualTo("" + options.latencySeconds());
        assertThat(helpDefault("offline-events")).isEqualTo("" + options.offlineEvents());
        assertThat(options.growth()).isNull();
        assertThat(options.plot()).isNull();
    }

    private static String helpDefault(String option) {
        return Pattern.compile("--" + option + " .*default ([0-9.,]+)")
                .matcher(BenchOptions.HELP)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Test
    void parse_everythingGiven_isTaken() {
        BenchOptions options = BenchOptions.parse(
                ("--readings 4,2 --seconds 0.5 --rounds 2 --cases seal,copy --devices 7 --ledgers 3 --threads 1"
                                + " --max-records 5000 --latency-share 0.25 --latency-seconds 0 --offline-events 0"
                                + " --growth --growth-entries 1000,2000 --growth-devices 5 --set a=b --json --plot x.svg")
                        .split(" "));
        assertThat(options.settings().readings()).containsExactly(4, 2);
        assertThat(options.settings().measured()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.settings().firstRecords()).isEqualTo(5_000);
        assertThat(options.settings().settings()).containsEntry("a", "b");
        assertThat(options.cases().stream().map(BenchCase::name)).containsExactly("seal", "copy");
        assertThat(options.latencyShare()).isEqualTo(0.25);
        assertThat(options.growth()).isEqualTo(new BenchOptions.GrowthSizes(List.of(1_000, 2_000), List.of(5)));
        assertThat(options.json()).isTrue();
        assertThat(options.plot()).hasToString("x.svg");
    }

    @Test
    void parse_contracts_takesTheirDefaults() {
        BenchOptions options = BenchOptions.parse("--contracts 10 --devices 7".split(" "));
        assertThat(options.contracts()).isEqualTo(10);
        assertThat(options.settings().readings()).containsExactly(4);
        assertThat(options.settings().devices()).isEqualTo(7);
        assertThat(BenchOptions.parse(new String[0]).contracts()).isZero();
    }

    @Test
    void parse_mqtt_takesItsDefaultOfTheHelp() {
        assertThat(BenchOptions.parse(new String[0]).mqtt()).isZero();
        assertThat(BenchOptions.parse(new String[] {"--mqtt-messages", "5000"}).mqtt())
                .isZero();
        assertThat(BenchOptions.parse(new String[] {"--mqtt"}).mqtt()).hasToString(helpDefault("mqtt-messages"));
        assertThat(BenchOptions.parse("--mqtt --mqtt-messages 5000".split(" ")).mqtt())
                .isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--readings 1,x|--readings: want numbers from 1 to 1000, each once, with commas between them, got \"1,x\"",
                "--readings 1,1|got \"1,1\"",
                "--readings 1,|got \"1,\"",
                "--readings 1001|got \"1001\"",
                "--seconds 0|--seconds: want 0.1 to 600, got \"0\"",
                "--seconds 4s|got \"4s\"",
                "--latency-share 2.5|--latency-share: want 0.01 to 2, got \"2.5\"",
                "--rounds 0|--rounds: want 1 to 100, got \"0\"",
                "--cases copy,sealing|want some of [copy, verify, seal, seal-unchecked], each once, got \"sealing\"",
                "--cases copy,copy|each once, got \"copy\"",
                "--growth-devices 100,10|--growth-devices: want the smallest first, got [100, 10]",
                "--contracts|option \"--contracts\" is unknown",
                "--contracts 11|--contracts: want 1 to 10, got \"11\"",
                "--mqtt-messages 999|--mqtt-messages: want 1000 to 60000, got \"999\"",
                "--rounds|option \"--rounds\" is unknown or lacks its value"
            })
    void run_badValue_saysWhatIsWantedAndExitsWithTwo(String arguments, String message) throws Exception {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        int exit = Bench.run(arguments.split(" "), new PrintWriter(out), new PrintWriter(err, true));
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
        assertThatThrownBy(() -> BenchOptions.parse(arguments.split(" "))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void run_help_listsEveryOption() throws Exception {
        StringWriter out = new StringWriter();
        assertThat(Bench.run(new String[] {"--help"}, new PrintWriter(out), new PrintWriter(out)))
                .isZero();
        assertThat(out.toString()).contains("--readings LIST", "--growth-devices LIST", "--plot FILE");
    }
}
