package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractFileCommandsTest {
    @TempDir
    Path folder;

    private ContractFixture files;

    @BeforeEach
    void write() throws IOException {
        files = new ContractFixture(folder);
    }

    static Stream<String> templates() {
        return ContractLibrary.templates().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void template_takenAsItIs_passesItsTests(String template) {
        Path file = folder.resolve("mine.yaml");
        Cli.ok("contract", "new", template, "--out", file);
        Cli.ok("contract", "lint", file);
        assertThat(Cli.ok("contract", "test", file).out()).contains(" 0 failed in ");
    }

    @Test
    void new_list_hasEachWithItsTitle() {
        assertThat(Cli.ok("contract", "new", "--list").out().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("[a-z-]+/[a-z0-9-]+ .*"));
    }

    @Test
    void new_fileExists_isNotOverwritten() throws IOException {
        String template = templates().findFirst().orElseThrow();
        Cli.run("contract", "new", template, "--out", files.contract)
                .requireFailure(Exit.USAGE, "hot.yaml exists already");
        assertThat(Files.readString(files.contract)).isEqualTo(ContractFixture.HOT);
    }

    @Test
    void new_unknownTemplateOrNone_saysWhereTheyAre() {
        Cli.run("contract", "new", "nothing").requireFailure(Exit.USAGE, "there is none; see `tallystick contract new");
        Cli.run("contract", "new").requireFailure(Exit.USAGE, "want a template or --list, got neither");
    }

    @Test
    void lint_good_saysWhatItIs() {
        assertThat(Cli.ok("contract", "lint", files.contract).out())
                .contains("overheating 1.0.0, A machine that runs hot")
                .contains("operator, maker; signed by operator, maker")
                .contains("limit: double, fee: money = EUR 10.00")
                .contains("watching (start), served (final)")
                .containsPattern("cost    at most [1-9][0-9]* steps an input, [1-9][0-9]* bytes of state");
        assertThat(Cli.ok("contract", "lint", files.contract, "--json").out())
                .contains("\"good\":true")
                .contains("\"hash\":\"");
    }

    @Test
    void lint_fromAnotherVersion_checksHowItIsTakenOver() throws IOException {
        String text =
                ContractFixture.HOT.replace("version: 1.0.0", "version: 1.1.0").replace("watching", "guarding")
                        + "migrates: {from: 1.0.0, states: {watching: guarding}}\n";
        Path next = files.file("next.yaml", text);
        assertThat(Cli.ok("contract", "lint", next, "--from", files.contract).out())
                .contains("from    1.0.0");
        Path bad = files.file("bad.yaml", text.replace(", states: {watching: guarding}", ""));
        Cli.ok("contract", "lint", bad);
        Cli refused = Cli.run("contract", "lint", bad, "--from", files.contract);
        assertThat(refused.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(refused.out())
                .containsPattern("bad.yaml:[0-9]+:11: migrates: want a state for \"watching\" of 1.0.0, got none")
                .contains("^\n  say which state takes it over: states: {watching: guarding}");
    }

    @Test
    void lint_bad_showsPlaceLineAndCaret() throws IOException {
        Path bad = files.file("bad.yaml", ContractFixture.HOT.replace("temp > limit", "tmp > limit"));
        Cli lint = Cli.run("contract", "lint", bad, files.contract);
        assertThat(lint.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(lint.out())
                .containsPattern("bad\\.yaml:14:\\d+: .*tmp")
                .containsPattern("\n +\\^\n")
                .contains("overheating 1.0.0");
        assertThat(Cli.run("contract", "lint", bad, "--json").out())
                .contains("\"good\":false")
                .contains("\"line\":14");
    }

    @Test
    void lint_notUtf8OrNoFile_isUsage() throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9, '\n'});
        Cli.run("contract", "lint", latin).requireFailure(Exit.USAGE, "want a contract in UTF-8");
        Cli.run("contract", "lint", folder.resolve("none.yaml")).requireFailure(Exit.USAGE, "does not exist");
    }

    @Test
    void test_passing_saysHowLongEachTook() {
        assertThat(Cli.ok("contract", "test", files.contract).out())
                .containsPattern("ok    .*hot\\.yaml:\\d+ five minutes raise \\(\\d+\\.\\d ms\\)")
                .contains("2 passed, 0 failed in ");
    }

    @Test
    void test_failing_saysWantAndGotWithItsLine() throws IOException {
        Path wrong = files.file("wrong.yaml", ContractFixture.HOT.replace("{maker: EUR 10.00}", "{maker: EUR 11.00}"));
        Cli test = Cli.run("contract", "test", wrong);
        assertThat(test.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(test.out())
                .contains("FAIL  ")
                .contains("wrong.yaml")
                .contains("EUR 11.00")
                .contains("EUR 10.00")
                .contains("1 passed, 1 failed");
    }

    @Test
    void test_filter_runsWhatItNames() {
        assertThat(Cli.ok("contract", "test", files.contract, "--filter", "visit", "--json")
                        .out())
                .contains("\"test\":\"a visit is paid\",\"passed\":true")
                .doesNotContain("five minutes");
        Cli.run("contract", "test", files.contract, "--filter", "nothing")
                .requireFailure(Exit.DOES_NOT_HOLD, "--filter: want a test whose name holds \"nothing\", got none");
    }

    @Test
    void test_contractThatIsNone_isUsage() throws IOException {
        Path bad = files.file("bad.yaml", "contract: [");
        Cli.run("contract", "test", bad).requireFailure(Exit.USAGE, "no contract:\n");
    }
}
