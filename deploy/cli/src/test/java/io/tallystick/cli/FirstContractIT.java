package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the tutorial says, block by block, in a shell and with its files; only ports and the place of data are this test's. */
class FirstContractIT {
    private static final String PAGE = "docs/tutorials/first-contract.md";

    @TempDir
    Path folder;

    @Test
    void tutorial_blockByBlock_alertsPaysAndHolds() throws Exception {
        DocPage page = DocPage.read(PAGE);
        page.writeFiles(folder);
        int kafka = freePort();
        int registry = freePort();
        List<String> said = new ArrayList<>();
        StringBuilder exports = new StringBuilder();
        try (Launcher launcher = new Launcher(folder)) {
            for (DocPage.Block block : page.ofLanguage("sh")) {
                if (!block.name().isEmpty()) {
                    continue;
                }
                String text = block.text().replace("9092", "" + kafka).replace("8081", "" + registry);
                if (text.startsWith("./tallystick demo ")) {
                    launcher.inAnotherTerminal(text);
                } else if (text.equals("./tallystick run\n")) {
                    launcher.inAnotherTerminal(exports + "./tallystick run --http off\n");
                } else {
                    said.add(launcher.run(exports + text));
                }
                text.lines()
                        .filter(line -> line.startsWith("export "))
                        .forEach(line -> exports.append(line).append('\n'));
            }
        }
        assertThat(said).hasSize(9);
        assertThat(String.join("", said))
                .containsSubsequence(
                        "2 passed, 0 failed",
                        "alert warm: raised 1, cleared 1, worst major",
                        "received  keeper: EUR 180.00",
                        "temp > maxC is true since 2026-03-01T15:55:00Z (line 193)",
                        "created deal.settlements",
                        "contract cold-room 1.0.0 is in force",
                        "instance cold-room/room-1 of version 1.0.0 is open",
                        "alert warm, major, since ",
                        "holds EUR 200.00 of customer as rent",
                        "customer  EUR 320.00",
                        "keeper  EUR 180.00",
                        "it adds up",
                        "outcomes are the same to the byte",
                        "holds: ",
                        "cold-room/room-1  paid since ");
    }

    @Test
    void tutorial_onRealData_runs() throws Exception {
        String shared = System.getProperty("tallystick.shared");
        assumeTrue(
                shared != null && Files.isDirectory(Path.of(shared, "data")),
                "skipped: no development data at " + shared);
        DocPage page = DocPage.read(PAGE);
        page.writeFiles(folder);
        List<DocPage.Block> real = page.ofLanguage("sh").stream()
                .filter(block -> block.name().equals("data"))
                .toList();
        assertThat(real).hasSize(1);
        try (Launcher launcher = new Launcher(folder)) {
            String said = launcher.run(real.get(0)
                    .text()
                    .replace("../shared", shared)
                    .replace("rules-engine/library", DocPage.ROOT.resolve("rules-engine/library") + ""));
            assertThat(said).contains("24429 readings of 8143 events").contains("1 instances: 1 spoiled");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
