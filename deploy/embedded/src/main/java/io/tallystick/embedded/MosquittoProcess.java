package io.tallystick.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own Mosquitto as a child process, for tests with the broker that others have. It keeps its port and its stored
 * messages over starts, and ends with this JVM, however that ends. Methods may be called from any thread.
 */
public final class MosquittoProcess implements AutoCloseable {
    static final String SERVICE = "Mosquitto";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final int PROBE_TIMEOUT_MILLIS = 1_000;
    /** Debian installs it where the PATH of ordinary users does not lead. */
    private static final List<String> OTHER_FOLDERS = List.of("/usr/sbin", "/usr/local/sbin");
    /** Runs a program that does not watch its input so that it ends when the input does; its process id goes to a file. */
    private static final String RUN_WHILE_INPUT_IS_OPEN = """
            exec 3<&0
            "$@" 3<&- </dev/null &
            child=$!
            echo "$child" >"$0"
            { cat <&3; kill -TERM "$child"; } >/dev/null 2>&1 &
            watch=$!
            exec 3<&-
            wait "$child"
            code=$?
            kill "$watch" 2>/dev/null
            exit "$code"
            """;

    private final MosquittoSettings settings;
    private ChildJvm child;

    MosquittoProcess(MosquittoSettings settings) {
        this.settings = settings;
    }

    /** A builder with every default. */
    public static MosquittoBuilder builder() {
        return new MosquittoBuilder();
    }

    /** Whether Mosquitto is installed here, so that the rest can be used. */
    public static boolean isPresent() {
        return program().isPresent();
    }

    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), OTHER_FOLDERS.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts the process and returns when it takes connections; does nothing if it runs.
     *
     * @throws PortTakenException if another program listens on its port
     * @throws EmbeddedServiceException if it does not start; with the end of its log
     */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        Ports.requireFree(SERVICE, settings.host(), settings.port());
        writeFiles();
        List<String> command = List.of(
                "/bin/sh",
                "-c",
                RUN_WHILE_INPUT_IS_OPEN,
                settings.pidFile().toString(),
                settings.program().toString(),
                "-c",
                settings.configuration().toString());
        ChildJvm starting = ChildJvm.startCommand(SERVICE, command, Map.of(), settings.log());
        try {
            starting.awaitReady(this::answers, START_TIMEOUT);
        } catch (RuntimeException e) {
            starting.close();
            throw e;
        }
        child = starting;
    }

    /** Stops Mosquitto in good order, which stores what it holds; does nothing if it does not run. */
    public synchronized void stop() {
        if (child != null) {
            child.close();
            child = null;
        }
    }

    /** Ends the process at once, as kill -9 does: what came since it last stored its messages is lost. */
    public synchronized void kill() {
        if (child != null) {
            ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
            // The shell around it sees that and ends.
            child.close();
            child = null;
        }
    }

    /** Stops and starts Mosquitto on the same port and stored messages. */
    public synchronized void restart() {
        stop();
        start();
    }

    /** The address it listens on. */
    public String host() {
        return settings.host();
    }

    /** The port for clients, 1 to 65535. */
    public int port() {
        return settings.port();
    }

    /** The second port, with TLS. */
    public int tlsPort() {
        return settings.tlsPort()
                .orElseThrow(
                        () -> new EmbeddedServiceException(SERVICE + " has no second port; ask the builder for it"))
                .port();
    }

    /** Its address for clients that use no TLS, {@code tcp://host:port}. */
    public String url() {
        return "tcp://" + host() + ":" + port();
    }

    /** The file with what it logs; begun anew at each start. */
    public Path log() {
        return settings.log();
    }

    /** The directory with all its files. */
    public Path directory() {
        return settings.directory();
    }

    /** The process id of the running broker. */
    public synchronized long pid() {
        if (child == null) {
            throw new EmbeddedServiceException(SERVICE + " is not running; start it first");
        }
        try {
            return Long.parseLong(Files.readString(settings.pidFile()).trim());
        } catch (IOException e) {
            throw new EmbeddedServiceException(SERVICE + ": cannot read " + settings.pidFile(), e);
        }
    }

    /** Whether the process lives. */
    public synchronized boolean isRunning() {
        return child != null && child.isAlive();
    }

    /** Stops Mosquitto; its directory is deleted if none was given. */
    @Override
    public synchronized void close() {
        stop();
        if (settings.temporary()) {
            LocalFiles.delete(settings.directory());
        }
    }

    private void writeFiles() {
        LocalFiles.delete(settings.log());
        try {
            Files.createDirectories(settings.directory());
            Files.writeString(settings.configuration(), settings.toConf());
            Files.writeString(settings.passwords(), MosquittoPasswords.file(settings.users()));
        } catch (IOException e) {
            throw new EmbeddedServiceException(
                    SERVICE + ": cannot write to " + settings.directory() + ": " + e.getMessage(), e);
        }
    }

    private boolean answers() {
        return answers(settings.port())
                && settings.tlsPort().map(tls -> answers(tls.port())).orElse(true);
    }

    private boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.host(), port), PROBE_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
