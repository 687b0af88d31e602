package io.tallystick.topology.http;

import java.time.Duration;

/**
 * Where an instance answers HTTP, and how much it takes on.
 *
 * @param host address to listen on; default 127.0.0.1, since nothing here asks who is asking
 * @param port 1 to 65,535, or 0 for any free one; default 8080
 * @param threads threads for requests, 8 to 256; default 16. What they cannot take waits in the operating system's queue.
 * @param idleTimeout after which a silent connection is closed, 1 s to 10 min; default 30 s
 */
public record HttpSettings(String host, int port, int threads, Duration idleTimeout) {
    public static final HttpSettings DEFAULTS = new HttpSettings("127.0.0.1", 8080, 16, Duration.ofSeconds(30));
    /** Largest request line and headers together, in bytes: ten times what any request here needs. */
    public static final int MAX_HEADER_BYTES = 8 * 1024;
    /** Largest request body, in bytes: no request here has one. */
    public static final long MAX_BODY_BYTES = 1024;

    public HttpSettings {
        check(!host.isBlank(), "http host", host, "an address or name");
        check(port >= 0 && port <= 65_535, "http port", port, "0 to 65535");
        check(threads >= 8 && threads <= 256, "http threads", threads, "8 to 256");
        long idleMillis = idleTimeout.toMillis();
        check(idleMillis >= 1_000 && idleMillis <= 600_000, "http idle time-out", idleTimeout, "1 s to 10 min");
    }

    /** These settings with another address and port. */
    public HttpSettings at(String otherHost, int otherPort) {
        return new HttpSettings(otherHost, otherPort, threads, idleTimeout);
    }

    private static void check(boolean holds, String name, Object got, String want) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": got " + got + ", want " + want);
        }
    }
}
