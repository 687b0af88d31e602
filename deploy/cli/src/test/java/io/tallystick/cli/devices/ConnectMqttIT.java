package io.tallystick.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.cli.Cli;
import io.tallystick.embedded.ChildJvm;
import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.embedded.MosquittoProcess;
import io.tallystick.embedded.SchemaRegistryProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What devices publish to a real Mosquitto is in the ledger once, whatever ends meanwhile. */
class ConnectMqttIT {
    private static final int DEVICES = Integer.getInteger("mqtt.devices", 20);
    private static final int KILLS = Integer.getInteger("mqtt.kills", 2);
    private static final int RESTARTS = Integer.getInteger("mqtt.restarts", 1);
    /** Readings of each device in one go. */
    private static final int READINGS = 5;

    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private ChildJvm last;
    private Path network;
    private Path config;

    @Test
    void connectMqtt_killedAndBrokerRestarted_everyReadingIsInTheLedgerOnce() throws Exception {
        assumeTrue(MosquittoProcess.isPresent(), "SKIPPED: Mosquitto is not installed");
        network = folder.resolve("network");
        Cli.ok("network", "init", network, "--name", "plant", "--partitions", 2, "--org", "acme");
        Cli.ok("device", "enrol", "acme", "gw-1", "--gateway", "--network", network);
        try (KafkaUnderTest kafka = KafkaUnderTest.start();
                SchemaRegistryProcess registry = SchemaRegistryProcess.builder().start();
                MosquittoProcess broker = MosquittoProcess.builder()
                        .maxInflightMessages(1_000)
                        .maxQueuedMessages(0)
                        .start()) {
            config = Files.writeString(
                    folder.resolve("client.properties"),
                    "bootstrap.servers=" + kafka.bootstrapServers() + "\nschema.registry.url=" + registry.url() + "\n");
            Cli.ok("topics", "create", "--network", network, "--config", config);
            Thread app =
                    new Thread(() -> Cli.run("run", "--network", network, "--config", config, "--http", "off"), "app");
            app.start();
            try {
                int readings = disturb(broker);
                await().atMost(LONG)
                        .untilAsserted(
                                () -> assertThat(Cli.ok("verify", "--network", network, "--config", config, "--json")
                                                .out())
                                        .contains("{\"holds\":true")
                                        .contains("\"events\":" + readings)
                                        .contains("\"gaps\":0"));
                assertThat(Cli.ok(
                                        "show",
                                        "--device",
                                        "acme/gw-1/pump-3",
                                        "--subject",
                                        "plant-3",
                                        "--sequence",
                                        1,
                                        "--network",
                                        network,
                                        "--config",
                                        config)
                                .out())
                        .contains("gateway")
                        .contains("count = 0");
            } finally {
                last.close();
                app.interrupt();
                app.join(LONG.toMillis());
            }
        }
    }

    /** How many readings were published. */
    private int disturb(MosquittoProcess broker) throws Exception {
        ChildJvm source = start(broker);
        try (Plants devices = new Plants(broker.host(), broker.port(), DEVICES)) {
            devices.publish(READINGS);
            for (int i = 0; i < Math.max(KILLS, RESTARTS); i++) {
                devices.publish(READINGS);
                if (i < KILLS) {
                    source.kill();
                    devices.publish(READINGS);
                    source = start(broker);
                }
                if (i < RESTARTS) {
                    devices.publish(READINGS);
                    broker.restart();
                }
            }
            devices.publish(READINGS);
            devices.await();
            return devices.readings();
        } finally {
            last = source;
        }
    }

    private ChildJvm start(MosquittoProcess broker) {
        ChildJvm source = ChildJvm.start(
                "tallystick connect mqtt",
                System.getProperty("java.class.path"),
                List.of(
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "io.tallystick.cli.Tallystick",
                        "connect",
                        "mqtt",
                        "--network",
                        network.toString(),
                        "--config",
                        config.toString(),
                        "--mqtt",
                        broker.url(),
                        "--topic",
                        "plants/{plant}/{device}",
                        "--format",
                        "senml+json",
                        "--subject",
                        "{plant}",
                        "--device",
                        "{device}",
                        "--gateway",
                        network.resolve("devices/acme/gw-1.p12").toString(),
                        "--set",
                        "reconnect.backoff.ms=100",
                        "--set",
                        "reconnect.backoff.max.ms=500"),
                folder.resolve("connect.log"));
        source.awaitReady(() -> source.logText().contains("taking plants/{plant}/{device} from"), LONG);
        return source;
    }
}
