package io.tallystick.embedded;

/** Another program already listens on the port that a service was told to use. */
public final class PortTakenException extends EmbeddedServiceException {
    private static final long serialVersionUID = 1L;

    private final int port;

    /** Makes the exception for {@code service} that wanted {@code host:port}. */
    public PortTakenException(String service, String host, int port, Throwable cause) {
        super(
                service + ": port " + port + " on " + host
                        + " is taken by another program; stop that program (Linux: ss -ltnp"
                        + " shows it), choose another port, or give port 0 for any free one",
                cause);
        this.port = port;
    }

    /** The port that was wanted, 1 to 65535. */
    public int port() {
        return port;
    }
}
