package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;

/** What a command answered. */
public record Cli(int exit, String out, String err) {
    public static Cli run(Object... arguments) {
        return at(Clock.systemUTC(), arguments);
    }

    /** Runs a command at a time of the test's choice. */
    static Cli at(Clock clock, Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Tallystick.run(new PrintWriter(out, true), new PrintWriter(err, true), clock, texts);
        return new Cli(exit, out.toString(), err.toString());
    }

    /** Runs a command that must succeed. */
    public static Cli ok(Object... arguments) {
        return run(arguments).requireSuccess();
    }

    /** Has succeeded. */
    public Cli requireSuccess() {
        assertThat(exit).as(out + err).isZero();
        return this;
    }

    /** Has failed with this exit code and message, without a word that only its developers understand. */
    void requireFailure(int wantedExit, String message) {
        assertThat(err).contains(message).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(exit).isEqualTo(wantedExit);
    }
}
