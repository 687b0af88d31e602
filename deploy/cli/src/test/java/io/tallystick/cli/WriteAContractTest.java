package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the guide says, with the files that stand in it. */
class WriteAContractTest {
    @TempDir
    Path folder;

    private List<String> commands;

    @BeforeEach
    void read() throws IOException {
        DocPage guide = DocPage.read("docs/how-to/write-a-contract.md");
        guide.writeFiles(folder);
        commands = guide.lines("", "tallystick ");
        String contract = Files.readString(folder.resolve("cold-store.yaml"));
        Files.writeString(folder.resolve("stricter.yaml"), contract.replace("for: 15m", "for: 5m"));
    }

    private Cli run(String command) {
        String[] words = command.replace("'", "").split(" ");
        for (int i = 0; i < words.length; i++) {
            if (words[i].matches("[\\w-]+\\.(yaml|csv|jsonl)")) {
                words[i] = folder.resolve(words[i]).toString();
            }
        }
        return Cli.run((Object[]) words);
    }

    private Cli only(String part) {
        List<String> found =
                commands.stream().filter(command -> command.contains(part)).toList();
        assertThat(found).hasSize(1);
        return run(found.get(0));
    }

    @Test
    void guide_everyCommand_doesWhatItSays() {
        assertThat(commands).hasSize(9);
        only("new --list").requireSuccess();
        only("new escrow").requireSuccess();
        assertThat(folder.resolve("my-escrow.yaml")).exists();
        only("lint").requireSuccess();
        assertThat(only("contract test").requireSuccess().out()).contains("2 passed, 0 failed");
        Cli simulated = only("simulate").requireSuccess();
        assertThat(simulated.out().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("\"time\":\"2026-03-01T08:25:00Z\"") && line.contains("\"RAISED\""))
                .anyMatch(line -> line.contains("\"kind\":\"TRANSFER\"") && line.contains("\"amountMinor\":2500"));
        assertThat(simulated.err())
                .contains("1 instances: 1 handedOver")
                .contains("received  customer: EUR 25.00")
                .contains("paid  keeper: EUR 25.00");
        assertThat(only("--alert warm").requireSuccess().out()).contains("is true since 2026-03-01T08:10:00Z (line 3)");
        assertThat(only("--payment penalty").requireSuccess().out())
                .contains("transfer EUR 25.00 of keeper to customer EUR 25.00");
        assertThat(only("--why-not").requireSuccess().out()).contains("is true since 2026-03-01T08:10:00Z, for 10m");
        Cli diff = only("diff");
        assertThat(diff.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(diff.out()).contains("moves  alert warm of store-north").contains("(-10m)");
    }
}
