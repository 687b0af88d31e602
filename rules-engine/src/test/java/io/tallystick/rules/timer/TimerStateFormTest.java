package io.tallystick.rules.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.StateMutations;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of state, which change only by decision: ledgers were audited with them. */
class TimerStateFormTest {
    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String spaceless(String hex) {
        return hex.replace(" ", "");
    }

    @Test
    void queue_form() {
        TimerQueue queue = new TimerQueue();
        queue.schedule(TimerKind.EXPIRY, "b", 10);
        queue.schedule(TimerKind.SIGNAL, "a", 10);
        assertThat(hex(StateMutations.bytes(queue, TimerQueue::write)))
                .isEqualTo(spaceless("00000002 000000000000000a 01 00000001 61 000000000000000a 06 00000001 62"));
    }

    @Test
    void book_form() {
        AlertBook book = new AlertBook(List.of(Ladder.NONE));
        book.raise("k", Severity.MAJOR, 0, 10, change -> {});
        book.acknowledge("k", 11, change -> {});
        assertThat(hex(StateMutations.bytes(book, AlertBook::write)))
                .isEqualTo(spaceless(
                        "00000001 00000001 6b 04 00000000 00000000 000000000000000a 000000000000000a 000000000000000b"
                                + " 000000000000000b 0000000000000001"));
    }

    @Test
    void codes_areFixed() {
        assertThat(TimerKind.values()).extracting(TimerKind::code).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Severity.values()).extracting(Severity::code).containsExactly(1, 2, 3, 4, 5);
    }
}
