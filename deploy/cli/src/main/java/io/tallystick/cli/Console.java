package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command prints: data to standard output, as text or JSON, and what happens to standard error. */
final class Console {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Prints an answer of one line. */
    void print(Map<String, Object> data, String text) {
        out().println(json ? Json.line(data) : text);
    }
}
