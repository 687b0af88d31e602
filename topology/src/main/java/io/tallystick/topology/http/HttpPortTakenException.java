package io.tallystick.topology.http;

/** Another program listens on the port that HTTP was to be answered on. */
public final class HttpPortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    HttpPortTakenException(String host, int port, Throwable cause) {
        super(
                "HTTP: port " + port + " on " + host + " is taken by another program, or is not ours to listen on; stop"
                        + " that program (Linux: ss -ltnp shows it), choose another port, or give port 0 for any free one",
                cause);
        this.port = port;
    }

    /** The port that was wanted, 1 to 65,535. */
    public int port() {
        return port;
    }
}
