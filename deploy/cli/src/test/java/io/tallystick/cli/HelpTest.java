package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    static Stream<List<String>> commands() {
        List<List<String>> all = new ArrayList<>();
        collect(root(), List.of(), all);
        return all.stream();
    }

    private static CommandLine root() {
        return Tallystick.commandLine(Clock.systemUTC());
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> all) {
        command.getSubcommands().forEach((name, sub) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            all.add(longer);
            collect(sub, longer, all);
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_ofEveryCommand_hasExamplesAndExitsWithZero(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        Cli help = Cli.ok(arguments.toArray());
        assertThat(help.out()).contains("Usage: tallystick " + String.join(" ", command));
        assertThat(help.out()).contains("Examples:").contains("  tallystick " + command.get(0));
        assertThat(help.out()).contains("Exit codes:").contains("  3   a broker, registry, topic, port or disk");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_examples_canBeCopiedWhole(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        List<String> shown = Cli.ok(arguments.toArray()).out().lines().toList();
        CommandLine described = root();
        for (String name : command) {
            described = described.getSubcommands().get(name);
        }
        String footer =
                String.join("\n", described.getCommandSpec().usageMessage().footer());
        List<String> examples =
                footer.lines().filter(line -> line.startsWith("  ")).toList();
        assertThat(shown).containsAll(examples);
    }

    @Test
    void root_withoutCommand_showsUsage() {
        Cli none = Cli.run();
        assertThat(none.exit()).isEqualTo(Exit.USAGE);
        assertThat(none.err()).contains("Usage: tallystick").contains("want a command, got none");
    }

    @Test
    void root_mistypedCommand_isToldTheNearest() {
        Cli typo = Cli.run("verfy");
        assertThat(typo.exit()).isEqualTo(Exit.USAGE);
        assertThat(typo.err()).contains("Did you mean: tallystick verify").doesNotContain("Commands:");
    }
}
