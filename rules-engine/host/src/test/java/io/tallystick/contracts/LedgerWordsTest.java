package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.Matter;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.rules.account.BookWording;
import io.tallystick.rules.account.Reason;
import io.tallystick.rules.engine.EngineWording;
import io.tallystick.rules.engine.Fault;
import io.tallystick.rules.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words that outcomes carry are a format: the page that lists them is its golden file. */
class LedgerWordsTest {
    private static final Path PAGE = Path.of("../../docs/reference/contract-words.txt");

    @Test
    void words_thatEnterALedger_areThoseOfThePage() throws IOException {
        List<String> listed = Files.readAllLines(PAGE).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        assertThat(words())
                .as(
                        "THIS IS A FORMAT CHANGE. Whoever replays a ledger compares these words byte by byte: a word that has"
                                + " been in a release stays. A new one is added to " + PAGE + ", and to the changelog")
                .containsExactlyElementsOf(listed);
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        codes(words, "matter", Matter.values());
        codes(words, "refusal", RefusalCode.values());
        codes(words, "book reason", Reason.values());
        codes(words, "fault", Fault.values());
        sentences(words, "book", BookWording.values());
        sentences(words, "engine", EngineWording.values());
        sentences(words, "host", HostWording.values());
        return words;
    }

    private static void codes(List<String> words, String kind, Enum<?>[] codes) {
        for (Enum<?> code : codes) {
            words.add(kind + ": " + code.name());
        }
    }

    private static void sentences(List<String> words, String kind, Wording[] sentences) {
        for (Wording sentence : sentences) {
            words.add(kind + ": " + sentence.template());
        }
    }
}
