package io.tallystick.rules.engine;

import java.util.List;

/**
 * How one of the contract's own tests ended.
 *
 * @param line where it stands in the file
 * @param failures empty if it passed: each {@code line N: want ..., got ...}
 * @param inputs how many readings, documents and acknowledgements were handed in
 */
public record ExampleResult(String name, int line, List<String> failures, int inputs) {
    public ExampleResult {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
