package io.tallystick.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** One line on standard error that says how far it is: redrawn in place on a terminal, else every ten seconds. */
final class ProgressLine {
    private static final long TERMINAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long FILE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int BAR = 24;

    private final PrintWriter err;
    private final boolean terminal = System.console() != null;
    private int lastLength;
    private long last = System.nanoTime();

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    /**
     * @param done of {@code total}, which is 0 or less where it is not known
     */
    synchronized void show(long done, long total, String text) {
        long now = System.nanoTime();
        if (now - last < (terminal ? TERMINAL_NANOS : FILE_NANOS)) {
            return;
        }
        last = now;
        print(done, total, text, false);
    }

    /** The last state, in any case on a terminal. */
    synchronized void end(long done, long total, String text) {
        if (terminal) {
            print(done, total, text, true);
        }
    }

    private void print(long done, long total, String text, boolean end) {
        String line = bar(done, total) + text;
        if (terminal) {
            // Blanks wipe what a longer line left.
            err.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())) + (end ? "\n" : ""));
            lastLength = line.length();
        } else {
            err.println(line);
        }
        err.flush();
    }

    private static String bar(long done, long total) {
        if (total <= 0) {
            return "";
        }
        int filled = (int) Math.min(BAR, BAR * done / total);
        return "[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] "
                + String.format("%3d %%  ", 100 * done / total);
    }
}
