package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.embedded.SchemaRegistryProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the guide says, command by command, with the contract of the guide before it. */
class RunAContractIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Commands that ask no broker; the guide's environment variables are this test's options. */
    private static final Set<String> OFFLINE =
            Set.of("network init", "contract sign", "contract lint", "verify archive");

    @TempDir
    Path folder;

    private Path config;

    @Test
    void guide_everyCommand_works() throws Exception {
        DocPage.read("docs/how-to/write-a-contract.md").writeFiles(folder);
        DocPage guide = DocPage.read("docs/how-to/run-a-contract.md");
        guide.writeFiles(folder);
        List<String> commands = guide.lines("", "./tallystick ");
        assertThat(commands).hasSizeGreaterThan(20);
        Thread app = null;
        try (KafkaUnderTest kafka = KafkaUnderTest.start();
                SchemaRegistryProcess registry = SchemaRegistryProcess.builder().start()) {
            config = Files.writeString(
                    folder.resolve("client.properties"),
                    "bootstrap.servers=" + kafka.bootstrapServers() + "\nschema.registry.url=" + registry.url() + "\n");
            for (String command : commands) {
                if (command.equals("run")) {
                    app = new Thread(() -> run("run --http off"), "app");
                    app.start();
                } else {
                    works(command);
                }
            }
        } finally {
            if (app != null) {
                app.interrupt();
                app.join(LONG.toMillis());
            }
        }
    }

    private void works(String command) {
        if (command.startsWith("accounts --org")) {
            // Money that is under way is there when the other ledger has it.
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(run(command).out()).contains("keeper  EUR 200.00"));
        }
        if (command.startsWith("export")) {
            await().atMost(LONG).untilAsserted(() -> {
                run(command).requireSuccess();
                assertThat(run("contract instances --archive archive").out()).contains("handedOver");
            });
        }
        Cli done = run(command).requireSuccess();
        if (command.startsWith("contract open")) {
            assertThat(done.out()).containsPattern("instance cold-store/store-[a-z]+ of version 1.0.0 is open");
        } else if (command.startsWith("contract migrate") || command.contains("--migrate --org customer")) {
            assertThat(done.out()).contains("version 1.1.0 takes over from 1.0.0, storing becomes cooling");
        } else if (command.equals("contract instances --subject store-south")) {
            assertThat(done.out()).contains("cold-store/store-south  cooling since", ", version 1.1.0");
        } else if (command.startsWith("contract lint")) {
            assertThat(done.out()).contains("from    1.0.0");
        } else if (command.startsWith("contract retire")) {
            assertThat(done.out()).contains("contract cold-store 1.0.0 is retired");
        } else if (command.startsWith("verify")) {
            assertThat(done.out()).contains("it adds up").contains("holds: ");
        }
    }

    private Cli run(String command) {
        List<Object> words = new ArrayList<>();
        for (String word : command.split(" ")) {
            boolean file = word.matches("(my-shop|archive|keeper(-2)?\\.cose|cold-store(-2)?\\.yaml)(/.*)?");
            words.add(file ? folder.resolve(word) : word);
        }
        boolean offline = OFFLINE.stream().anyMatch(command::startsWith);
        if (!offline || command.startsWith("contract sign")) {
            words.addAll(List.of("--network", folder.resolve("my-shop")));
        }
        if (!offline && !command.startsWith("device enrol") && !command.contains("--archive")) {
            words.addAll(List.of("--config", config));
        }
        return Cli.run(words.toArray());
    }
}
