package io.tallystick.quickstart.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the demonstration alone, without the command line tool. */
public final class DemoMain {
    private DemoMain() {}

    /** Runs with the log in a file, which is left only if something went wrong. */
    private static int logged(DemoOptions options) throws IOException {
        Path log = Files.createTempFile("tallystick-demo-", ".log");
        System.setProperty("tallystick.log", log.toString());
        System.setProperty("logback.configurationFile", "tallystick-demo-logback.xml");
        int code = Demo.run(options, System.out, System.err);
        if (code == Demo.HOLDS) {
            Files.delete(log);
        } else {
            System.err.println("the log is in " + log);
        }
        return code;
    }

    public static void main(String[] arguments) throws IOException {
        DemoOptions d = DemoOptions.DEFAULTS;
        Duration duration = d.duration();
        long seed = d.seed();
        int devices = d.devicesPerField();
        double rate = d.eventsPerSecond();
        int ledgers = d.ledgers();
        boolean json = false;
        Path keep = null;
        int kafkaPort = 0;
        int registryPort = 0;
        int mqttPort = 0;
        String mqtt = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--seconds" -> duration = Duration.ofSeconds(Long.parseLong(arguments[++i]));
                case "--seed" -> seed = Long.parseLong(arguments[++i]);
                case "--devices" -> devices = Integer.parseInt(arguments[++i]);
                case "--rate" -> rate = Double.parseDouble(arguments[++i]);
                case "--ledgers" -> ledgers = Integer.parseInt(arguments[++i]);
                case "--json" -> json = true;
                case "--keep" -> keep = Path.of(arguments[++i]);
                case "--kafka-port" -> kafkaPort = Integer.parseInt(arguments[++i]);
                case "--registry-port" -> registryPort = Integer.parseInt(arguments[++i]);
                case "--mqtt-port" -> mqttPort = Integer.parseInt(arguments[++i]);
                case "--mqtt" -> mqtt = arguments[++i];
                default -> {
                    System.err.println("unknown option " + arguments[i] + "; want --seconds N, --seed N, --devices N,"
                            + " --rate N, --ledgers N, --json, --keep DIR, --kafka-port N, --registry-port N,"
                            + " --mqtt-port N, --mqtt URL");
                    System.exit(2);
                }
            }
        }
        DemoOptions options = new DemoOptions(
                duration, seed, devices, rate, ledgers, json, keep, kafkaPort, registryPort, mqttPort, mqtt);
        System.exit(logged(options));
    }
}
