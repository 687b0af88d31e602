package io.tallystick.connect.http;

/** Another program listens on the port that was to be listened on. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String host, int port, Throwable cause) {
        super(
                "HTTP: port " + port + " on " + host + " is taken by another program, or is not ours to listen on; stop"
                        + " that program (Linux: ss -ltnp shows it), choose another port, or give port 0 for any free one",
                cause);
    }
}
