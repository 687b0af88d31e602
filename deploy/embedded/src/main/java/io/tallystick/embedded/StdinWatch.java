package io.tallystick.embedded;

import java.io.IOException;

/**
 * Runs another program in this JVM and ends the JVM when standard input ends, that is, when the parent is gone.
 *
 * <p>Its class file alone is put in front of a program that knows nothing of this one, so it uses nothing but the JDK and
 * has no nested classes.
 */
public final class StdinWatch {
    private StdinWatch() {}

    /** Runs the {@code main} of the class named by the only argument. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(StdinWatch::haltAtEndOfInput, "stdin-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    }

    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Whatever is written to us says only that our parent lives.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        // The program keeps its data in memory only: there is nothing that an orderly end would save.
        Runtime.getRuntime().halt(0);
    }
}
