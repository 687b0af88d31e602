package io.tallystick.sink.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names in an archive's top directory. */
final class ArchiveNames {
    /** The most unexpected names that are told. */
    private static final int MAX_TOLD = 100;

    private static final Pattern LEDGER_DIRECTORY = Pattern.compile("ledger-(0|[1-9][0-9]{0,8})");
    private static final Pattern LEDGER_ORIGIN = Pattern.compile(".*/(0|[1-9][0-9]{0,8})");

    private ArchiveNames() {}

    /** Names that an archive of so many ledgers does not have, sorted. */
    static List<String> unexpected(Path archive, int ledgers) throws IOException {
        try (Stream<Path> files = Files.list(archive)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(ArchiveVerifier.GENESIS_FILE) && !isLedger(name, ledgers))
                    .sorted()
                    .limit(MAX_TOLD)
                    .toList();
        }
    }

    /** Whether any name is one that an archive has. */
    static boolean any(Path archive) throws IOException {
        try (Stream<Path> files = Files.list(archive)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.equals(ArchiveVerifier.GENESIS_FILE)
                            || LEDGER_DIRECTORY.matcher(name).matches());
        }
    }

    /** The ledger that a key or origin is named after. */
    static Optional<Integer> ledgerOf(String origin) {
        Matcher matcher = LEDGER_ORIGIN.matcher(origin);
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    private static boolean isLedger(String name, int ledgers) {
        Matcher matcher = LEDGER_DIRECTORY.matcher(name);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) < ledgers;
    }
}
