package io.tallystick.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds and checks TCP ports.
 *
 * <p>Free ports are taken from {@value #FIRST} to {@value #LAST}, below the range from which the operating system gives
 * outgoing connections theirs (Linux: 32768 and up). A service that is stopped and started again on such a port finds it
 * still free, even while clients that look for it open connection after connection; in the system's own range one of those
 * could have been given the very port, or have connected to itself.
 */
final class Ports {
    /** Lowest port handed out, inclusive. */
    static final int FIRST = 20_000;
    /** Highest port handed out, inclusive. */
    static final int LAST = 31_999;

    private static final int ATTEMPTS = 200;

    private Ports() {}

    /** A port on {@code host} on which nobody listens now, other than {@code not}. */
    static int free(String service, String host, int not) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (port != not && bindFailure(host, port) == null) {
                return port;
            }
        }
        throw new EmbeddedServiceException(service + ": no free port found on " + host + " between " + FIRST + " and "
                + LAST + " in " + ATTEMPTS + " attempts; give a port");
    }

    /** Throws if {@code port} (1 to 65535) on {@code host} cannot be listened on. */
    static void requireFree(String service, String host, int port) {
        IOException failure = bindFailure(host, port);
        if (failure != null) {
            throw new PortTakenException(service, host, port, failure);
        }
    }

    /** Checks the range of a configured port: 0 (any free one) to 65535. */
    static int requireInRange(String service, int port) {
        if (port < 0 || port > 65_535) {
            throw new EmbeddedServiceException(
                    service + ": port " + port + " is out of range, want 0 (any free one) to 65535");
        }
        return port;
    }

    private static IOException bindFailure(String host, int port) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new EmbeddedServiceException("host " + host + " is not known on this machine; use 127.0.0.1", e);
        }
        try (ServerSocket socket = new ServerSocket()) {
            // A port whose last connections are in TIME_WAIT is free: the services set the same option.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
