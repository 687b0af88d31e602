package io.tallystick.quickstart.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is known of the place that is printed to. */
final class Terminal {
    private static final long PROBE_SECONDS = 2;

    private Terminal() {}

    /** Whether a screen can be drawn on a stream: it is the program's standard error, a terminal, and large enough. */
    static boolean canDraw(PrintStream stream, Map<String, String> environment) {
        return stream == System.err
                && !environment.getOrDefault("TERM", "dumb").equals("dumb")
                && succeeds("[ -t 2 ]")
                && succeeds("set -- $(stty size <&2 2>/dev/null) && [ \"${1:-0}\" -gt " + Screen.HEIGHT
                        + " ] && [ \"${2:-0}\" -ge " + Screen.WIDTH + " ]");
    }

    /** Colours unless the user says no (no-color.org). */
    static Style style(boolean terminal, Map<String, String> environment) {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() ? Style.COLOUR : Style.PLAIN;
    }

    /** Asks a child that has our standard error: Java does not say what a stream leads to. */
    private static boolean succeeds(String test) {
        try {
            Process process = new ProcessBuilder("sh", "-c", test).inheritIO().start();
            if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
