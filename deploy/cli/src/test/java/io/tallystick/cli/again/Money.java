package io.tallystick.cli.again;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.cli.Cli;
import java.nio.file.Path;
import java.util.List;

/** What organisations have after all contracts of an archive ran again and every outcome was the same to the byte. */
final class Money {
    private Money() {}

    /** A line for each account and sum. */
    static List<String> of(Path archive) {
        assertThat(Cli.ok("verify", archive, "--replay").out())
                .contains("outcomes are the same to the byte")
                .contains("it adds up")
                .doesNotContain("under way: message");
        return Cli.ok("accounts", "--archive", archive).out().lines().toList();
    }
}
