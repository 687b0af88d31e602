package io.tallystick.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs one embedded broker as a program of its own.
 *
 * <pre>
 * EmbeddedKafkaMain [--host H] [--port N] [--dir D] [--property name=value]... [--exit-with-stdin]
 * </pre>
 *
 * Prints {@value #READY_PREFIX} and the bootstrap address when clients can use it. Ends on SIGTERM and SIGINT, and with
 * {@code --exit-with-stdin} also when its standard input ends. Exit codes: 0 ended as asked, 2 usage, 3 could not start.
 */
public final class EmbeddedKafkaMain {
    /** Begin of the line that says that the broker can be used; the address follows after a space. */
    public static final String READY_PREFIX = "kafka-ready";

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private EmbeddedKafkaMain() {}

    /** Runs the program; see the class. */
    public static void main(String[] args) throws IOException, InterruptedException {
        EmbeddedKafkaBuilder builder = EmbeddedKafka.builder();
        boolean exitWithStdin;
        try {
            exitWithStdin = parse(args, builder);
        } catch (IllegalArgumentException | EmbeddedServiceException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        EmbeddedKafka kafka = startOrExit(builder);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        System.out.println(READY_PREFIX + " " + kafka.bootstrapServers());
        if (exitWithStdin) {
            while (System.in.read() >= 0) {
                // Whatever is written to us says only that our parent lives.
            }
            haltIfStopHangs();
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }

    /** Reads the arguments into {@code builder}; returns whether to end with standard input. */
    static boolean parse(String[] args, EmbeddedKafkaBuilder builder) {
        boolean exitWithStdin = false;
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            if (option.equals("--exit-with-stdin")) {
                exitWithStdin = true;
                continue;
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("option " + option + " is unknown or lacks its value");
            }
            String value = args[++i];
            switch (option) {
                case "--host" -> builder.host(value);
                case "--port" -> builder.port(number(value));
                case "--dir" -> builder.directory(Path.of(value));
                case "--property" -> property(value, builder);
                default ->
                    throw new IllegalArgumentException("unknown option " + option
                            + ", want --host, --port, --dir, --property name=value or --exit-with-stdin");
            }
        }
        return exitWithStdin;
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--port " + value + " is not a number, want 0 (any free one) to 65535", e);
        }
    }

    private static void property(String value, EmbeddedKafkaBuilder builder) {
        int equals = value.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("--property " + value + ": want name=value");
        }
        builder.brokerProperty(value.substring(0, equals), value.substring(equals + 1));
    }

    private static EmbeddedKafka startOrExit(EmbeddedKafkaBuilder builder) {
        try {
            return builder.start();
        } catch (EmbeddedServiceException e) {
            System.err.println(e.getMessage());
            // Threads of a broker that started half way must not keep the program.
            Runtime.getRuntime().halt(3);
            throw e;
        }
    }

    private static void haltIfStopHangs() {
        Thread thread = new Thread(
                () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(STOP_TIMEOUT.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(0);
                },
                "halt-if-stop-hangs");
        thread.setDaemon(true);
        thread.start();
    }
}
