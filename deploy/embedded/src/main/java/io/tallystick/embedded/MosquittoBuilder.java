package io.tallystick.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Collects what a {@link MosquittoProcess} is told. Every setting has a default. */
public final class MosquittoBuilder {
    private final Map<String, String> users = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private String host = "127.0.0.1";
    private int port;
    private Path directory;
    private boolean allowAnonymous = true;
    private Optional<MosquittoSettings.TlsPort> tlsPort = Optional.empty();

    MosquittoBuilder() {}

    /** The address to listen on; 127.0.0.1 by default. */
    public MosquittoBuilder host(String host) {
        this.host = Objects.requireNonNull(host, "host");
        return this;
    }

    /** The port for clients, 1 to 65535, or 0 for any free one (the default). */
    public MosquittoBuilder port(int port) {
        this.port = Ports.requireInRange(MosquittoProcess.SERVICE, port);
        return this;
    }

    /** The directory for all its files, made if absent and kept on close; a temporary one by default. */
    public MosquittoBuilder directory(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory").toAbsolutePath();
        return this;
    }

    /** A user and the password that it must give; clients without a user name are still let in, see below. */
    public MosquittoBuilder user(String name, String password) {
        users.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(password, "password"));
        return this;
    }

    /** Whether clients may come without a user name; they may by default. */
    public MosquittoBuilder allowAnonymous(boolean allow) {
        this.allowAnonymous = allow;
        return this;
    }

    /** TLS with this certificate (chain) and private key, both PEM files; without it the port speaks plain TCP. */
    public MosquittoBuilder tls(Path certificate, Path key) {
        return setting("certfile", certificate.toAbsolutePath().toString())
                .setting("keyfile", key.toAbsolutePath().toString());
    }

    /**
     * A second port, any free one, that speaks TLS with this certificate (chain) and private key, both PEM files, and lets in only
     * users with their passwords, whatever the first port does.
     */
    public MosquittoBuilder secondPortWithTls(Path certificate, Path key) {
        int second = Ports.free(MosquittoProcess.SERVICE, host, 0);
        tlsPort =
                Optional.of(new MosquittoSettings.TlsPort(second, certificate.toAbsolutePath(), key.toAbsolutePath()));
        return this;
    }

    /** Only clients with a certificate that the CA in this PEM file issued are let in; needs {@link #tls}. */
    public MosquittoBuilder requireCertificateOf(Path authority) {
        return setting("cafile", authority.toAbsolutePath().toString()).setting("require_certificate", "true");
    }

    /** QoS 1 and 2 messages that are on their way to one client at a time; 20 by Mosquitto's default, 0 for no bound. */
    public MosquittoBuilder maxInflightMessages(int messages) {
        return setting("max_inflight_messages", Integer.toString(messages));
    }

    /** Messages that wait for one client; 1,000 by Mosquitto's default, 0 for no bound. What comes then is dropped. */
    public MosquittoBuilder maxQueuedMessages(int messages) {
        return setting("max_queued_messages", Integer.toString(messages));
    }

    /** One line of mosquitto.conf(5); wins over what is set otherwise. */
    public MosquittoBuilder setting(String name, String value) {
        settings.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return this;
    }

    /**
     * Makes the process without starting it; a free port is chosen here and stays the same for its life.
     *
     * @throws EmbeddedServiceException if Mosquitto is not installed
     */
    public MosquittoProcess build() {
        Path program = MosquittoProcess.program()
                .orElseThrow(() -> new EmbeddedServiceException(MosquittoProcess.SERVICE
                        + " is not installed; want the executable mosquitto on the PATH or in /usr/sbin (Debian: apt-get"
                        + " install mosquitto)"));
        int chosen = port == 0 ? Ports.free(MosquittoProcess.SERVICE, host, 0) : port;
        boolean temporary = directory == null;
        Path home = temporary ? LocalFiles.temporaryDirectory("tallystick-mosquitto-") : directory;
        try {
            return new MosquittoProcess(new MosquittoSettings(
                    program, host, chosen, home, temporary, allowAnonymous, users, settings, tlsPort));
        } catch (EmbeddedServiceException e) {
            if (temporary) {
                LocalFiles.delete(home);
            }
            throw e;
        }
    }

    /**
     * Makes the process and starts it.
     *
     * @throws PortTakenException if another program listens on its port
     * @throws EmbeddedServiceException if Mosquitto is not installed or does not start
     */
    public MosquittoProcess start() {
        MosquittoProcess process = build();
        try {
            process.start();
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return process;
    }
}
