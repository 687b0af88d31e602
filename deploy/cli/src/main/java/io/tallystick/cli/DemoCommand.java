package io.tallystick.cli;

import io.tallystick.quickstart.demo.Demo;
import io.tallystick.quickstart.demo.DemoOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: a whole network on this machine, its fleet, and the verdict. */
@Command(
        name = "demo",
        description = "Run a whole network on this machine with a simulated fleet, then verify it from outside.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick demo",
            "  tallystick demo --for 60s --keep first",
            "  tallystick demo --for 30s --json > summary.json",
            "",
            "Starts a Kafka broker, a schema registry, an MQTT broker and the ledger application, and a fleet of eight fields that signs"
                    + " what it publishes, a few bad actors among it. After the time, or Ctrl-C, it stops, verifies the whole ledger with"
                    + " the code that an auditor uses, and prints the verdict; the exit code is 0 only if it holds."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long the fleet sends, such as 60s or 5m; default 60s.")
    private Duration duration = DemoOptions.DEFAULTS.duration();

    @Option(names = "--rate", paramLabel = "N", description = "Records a second; default 2000.")
    private double rate = DemoOptions.DEFAULTS.eventsPerSecond();

    @Option(names = "--devices", paramLabel = "N", description = "Devices in each of the eight fields; default 100.")
    private int devices = DemoOptions.DEFAULTS.devicesPerField();

    @Option(names = "--partitions", paramLabel = "P", description = "Ledgers of the network; default 4.")
    private int ledgers = DemoOptions.DEFAULTS.ledgers();

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same fleet; default 2026.")
    private long seed = DemoOptions.DEFAULTS.seed();

    @Option(names = "--keep", paramLabel = "DIR", description = "Leave the network and its exported ledgers there.")
    private Path keep;

    @Option(names = "--json", description = "One line of JSON on standard output at the end.")
    private boolean json;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "The broker's port; default any free one.")
    private int kafkaPort;

    @Option(names = "--registry-port", paramLabel = "PORT", description = "The registry's port; default any free one.")
    private int registryPort;

    @Option(
            names = "--mqtt-port",
            paramLabel = "PORT",
            description = "The MQTT broker's port; default 1883, or any free one if that is taken.")
    private int mqttPort;

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            description = "Take the fleet through this MQTT broker, tcp://HOST:PORT, instead of one of the demo's own.")
    private String mqtt;

    @Override
    public Integer call() {
        DemoOptions options = new DemoOptions(
                duration, seed, devices, rate, ledgers, json, keep, kafkaPort, registryPort, mqttPort, mqtt);
        return Demo.run(options, System.out, System.err);
    }
}
