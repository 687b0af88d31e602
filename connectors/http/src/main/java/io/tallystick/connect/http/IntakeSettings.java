package io.tallystick.connect.http;

import java.time.Duration;

/**
 * Where the server listens, and how much it takes on.
 *
 * @param host address to listen on; default 127.0.0.1, since tokens in plain HTTP are for those who share the machine
 * @param port 1 to 65,535, or 0 for any free one; default 8090
 * @param threads threads that read requests, 8 to 256; default 16. What they cannot take waits in the operating system's queue.
 * @param idleTimeout after which a silent connection is closed, 1 s to 10 min; default 30 s
 * @param queueRequests requests that may wait to be committed, at least 1; default 1,024
 * @param queueBytes bytes of bodies that may wait, at least 1; default 16 MiB
 * @param patience how long a request waits for its turn, more than 0; default 10 s
 */
public record IntakeSettings(
        String host,
        int port,
        int threads,
        Duration idleTimeout,
        int queueRequests,
        long queueBytes,
        Duration patience) {
    public static final IntakeSettings DEFAULTS = new IntakeSettings(
            "127.0.0.1", 8090, 16, Duration.ofSeconds(30), 1_024, 16L * 1024 * 1024, Duration.ofSeconds(10));

    public IntakeSettings {
        check(!host.isBlank(), "http host", host, "an address or name");
        check(port >= 0 && port <= 65_535, "http port", port, "0 to 65535");
        check(threads >= 8 && threads <= 256, "http threads", threads, "8 to 256");
        long idleMillis = idleTimeout.toMillis();
        check(idleMillis >= 1_000 && idleMillis <= 600_000, "http idle time-out", idleTimeout, "1 s to 10 min");
        check(queueRequests >= 1, "queue requests", queueRequests, "1 or more");
        check(queueBytes >= 1, "queue bytes", queueBytes, "1 or more");
        check(!patience.isNegative() && !patience.isZero(), "patience", patience, "more than 0");
    }

    /** These settings with another address and port. */
    public IntakeSettings at(String otherHost, int otherPort) {
        return new IntakeSettings(otherHost, otherPort, threads, idleTimeout, queueRequests, queueBytes, patience);
    }

    /** These settings with another queue. */
    public IntakeSettings queue(int requests, long bytes, Duration otherPatience) {
        return new IntakeSettings(host, port, threads, idleTimeout, requests, bytes, otherPatience);
    }

    private static void check(boolean holds, String name, Object got, String want) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": got " + got + ", want " + want);
        }
    }
}
