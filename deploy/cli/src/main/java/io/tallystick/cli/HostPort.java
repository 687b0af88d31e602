package io.tallystick.cli;

import java.util.function.BiFunction;

/** An argument of the form HOST:PORT, of somewhere to listen at. */
final class HostPort {
    private HostPort() {}

    /**
     * @param settings makes settings of host and port, or refuses them with an {@link IllegalArgumentException}
     * @param want what the option takes, for the error: the option's name, and an example
     */
    static <T> T parse(String text, BiFunction<String, Integer, T> settings, String want) {
        int colon = text.lastIndexOf(':');
        try {
            return settings.apply(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new CliException(Exit.USAGE, want + "; got " + text);
        }
    }
}
