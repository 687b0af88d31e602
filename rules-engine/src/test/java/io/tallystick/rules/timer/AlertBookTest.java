package io.tallystick.rules.timer;

import static io.tallystick.rules.timer.Severity.CRITICAL;
import static io.tallystick.rules.timer.Severity.INFO;
import static io.tallystick.rules.timer.Severity.MAJOR;
import static io.tallystick.rules.timer.Severity.MINOR;
import static io.tallystick.rules.timer.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.Seeds;
import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.timer.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final Ladder STEPS = new Ladder(
            List.of(new Rung(20, MAJOR), new Rung(50, CRITICAL)), List.of(new Rung(10, MINOR), new Rung(30, INFO)));
    private static final List<Ladder> LADDERS = List.of(Ladder.NONE, STEPS);

    private final List<String> changes = new ArrayList<>();
    private final Consumer<AlertChange> sink = c -> changes.add(c.atMs() + " " + c.what() + " "
            + c.alert().key() + " " + c.before() + ">" + c.alert().severity());
    private final AlertBook book = new AlertBook(LADDERS);

    @Test
    void raise_unacknowledged_stepsUp() {
        book.raise("k", MINOR, 1, 100, sink);
        assertThat(book.nextDue()).isEqualTo(OptionalLong.of(120));
        book.advance(1_000, sink);
        assertThat(changes)
                .containsExactly(
                        "100 RAISED k MINOR>MINOR", "120 STEPPED_UP k MINOR>MAJOR", "150 STEPPED_UP k MAJOR>CRITICAL");
        assertThat(book.nextDue()).isEmpty();
    }

    @Test
    void raise_worseThanTheFirstStep_skipsIt() {
        book.raise("k", MAJOR, 1, 100, sink);
        assertThat(book.nextDue()).isEqualTo(OptionalLong.of(150));
    }

    @Test
    void acknowledge_stepsDownFromThenOn() {
        book.raise("k", MINOR, 1, 100, sink);
        book.acknowledge("k", 125, sink);
        book.acknowledge("k", 130, sink);
        book.advance(1_000, sink);
        assertThat(changes)
                .containsExactly(
                        "100 RAISED k MINOR>MINOR",
                        "120 STEPPED_UP k MINOR>MAJOR",
                        "125 ACKNOWLEDGED k MAJOR>MAJOR",
                        "135 STEPPED_DOWN k MAJOR>MINOR",
                        "155 STEPPED_DOWN k MINOR>INFO");
    }

    @Test
    void acknowledge_atTheVeryMomentOfAStep_comesFirst() {
        book.raise("k", MINOR, 1, 100, sink);
        book.acknowledge("k", 120, sink);
        book.advance(120, sink);
        assertThat(changes).containsExactly("100 RAISED k MINOR>MINOR", "120 ACKNOWLEDGED k MINOR>MINOR");
    }

    @Test
    void raise_again_repeatsOrUpdatesAndWorseAsksAnew() {
        book.raise("k", MINOR, 1, 100, sink);
        book.raise("k", WARNING, 0, 105, sink);
        book.acknowledge("k", 110, sink);
        book.raise("k", MINOR, 1, 111, sink);
        assertThat(book.alert("k").orElseThrow().acknowledged()).isTrue();
        book.raise("k", MAJOR, 1, 112, sink);
        Alert alert = book.alert("k").orElseThrow();
        assertThat(alert).isEqualTo(new Alert("k", MAJOR, 1, 0, 100, 112, -1, 112, 4));
        assertThat(book.nextDue()).isEqualTo(OptionalLong.of(162));
        assertThat(changes)
                .containsExactly(
                        "100 RAISED k MINOR>MINOR",
                        "105 REPEATED k MINOR>MINOR",
                        "110 ACKNOWLEDGED k MINOR>MINOR",
                        "111 REPEATED k MINOR>MINOR",
                        "112 UPDATED k MINOR>MAJOR");
    }

    @Test
    void clear_thenRaise_isNew() {
        book.raise("k", MINOR, 1, 100, sink);
        assertThat(book.clear("k", 130, sink)).isTrue();
        assertThat(book.clear("k", 131, sink)).isFalse();
        assertThat(book.acknowledge("k", 131, sink)).isFalse();
        assertThat(book.update("k", MAJOR, 131, sink)).isFalse();
        book.raise("k", MINOR, 1, 140, sink);
        assertThat(changes)
                .containsExactly(
                        "100 RAISED k MINOR>MINOR",
                        "120 STEPPED_UP k MINOR>MAJOR",
                        "130 CLEARED k MAJOR>MAJOR",
                        "140 RAISED k MINOR>MINOR");
    }

    @Test
    void advance_severalAlerts_byDueThenKey() {
        book.raise("b", MINOR, 1, 100, sink);
        book.raise("a", MINOR, 1, 100, sink);
        book.raise("c", MAJOR, 1, 60, sink);
        changes.clear();
        book.advance(120, sink);
        assertThat(changes)
                .containsExactly(
                        "110 STEPPED_UP c MAJOR>CRITICAL",
                        "120 STEPPED_UP a MINOR>MAJOR",
                        "120 STEPPED_UP b MINOR>MAJOR");
    }

    @Test
    void raise_oneTooMany_refused() {
        for (int i = 0; i < TimerLimits.MAX_OPEN_ALERTS; i++) {
            book.raise("k" + i, MINOR, 0, 1, sink);
        }
        book.raise("k7", MAJOR, 0, 1, sink);
        assertThatThrownBy(() -> book.raise("x", MINOR, 0, 1, sink))
                .isInstanceOf(TimerLimitException.class)
                .hasMessage("open alerts: want at most 256, got one more, x");
        assertThatThrownBy(() -> book.raise("x", MINOR, 2, 1, sink)).hasMessage("ladder: want 0 to 1, got 2");
    }

    @Test
    void ladder_unordered_refused() {
        assertThatThrownBy(() -> new Ladder(List.of(new Rung(5, MAJOR), new Rung(6, MINOR)), List.of()))
                .hasMessageStartingWith("step up 1: want later and higher than Rung[");
        assertThatThrownBy(() -> new Ladder(List.of(), List.of(new Rung(5, MAJOR), new Rung(5, MINOR))))
                .hasMessageStartingWith("step down 1: want later and lower than Rung[");
        assertThatThrownBy(() -> new Rung(0, MAJOR)).hasMessage("step after: want 1 to 316224000000, got 0");
    }

    /** One alert looked at millisecond by millisecond. */
    private static final class Naive {
        Severity severity;
        long unacknowledgedFor;
        long acknowledgedFor = -1;
    }

    @Test
    void book_randomUse_asNaive() {
        Random random = new Random(Seeds.seed());
        AlertBook tested = book;
        TreeMap<String, Naive> naive = new TreeMap<>();
        List<String> wanted = new ArrayList<>();
        for (long t = 0; t < 20_000; t++) {
            for (Naive n : naive.values()) {
                n.unacknowledgedFor++;
                n.acknowledgedFor += n.acknowledgedFor < 0 ? 0 : 1;
            }
            for (int use = random.nextInt(12) == 0 ? 1 + random.nextInt(3) : 0; use > 0; use--) {
                String key = "k" + random.nextInt(4);
                Severity severity = Severity.values()[random.nextInt(5)];
                Naive open = naive.get(key);
                int what = random.nextInt(5);
                if (what < 3) {
                    if (what == 2) {
                        tested.update(key, severity, t, sink);
                    } else {
                        tested.raise(key, severity, 1, t, sink);
                    }
                    if (open == null && what < 2) {
                        naive.put(key, open = new Naive());
                        open.severity = severity;
                        wanted.add(t + " RAISED " + key + " " + severity + ">" + severity);
                    } else if (open != null
                            && (what == 2 ? severity != open.severity : severity.code() > open.severity.code())) {
                        wanted.add(t + " UPDATED " + key + " " + open.severity + ">" + severity);
                        open.acknowledgedFor = severity.code() > open.severity.code() ? -1 : open.acknowledgedFor;
                        open.severity = severity;
                        open.unacknowledgedFor = 0;
                    } else if (what < 2) {
                        wanted.add(t + " REPEATED " + key + " " + open.severity + ">" + open.severity);
                    }
                } else if (what == 3) {
                    tested.acknowledge(key, t, sink);
                    if (open != null && open.acknowledgedFor < 0) {
                        open.acknowledgedFor = 0;
                        wanted.add(t + " ACKNOWLEDGED " + key + " " + open.severity + ">" + open.severity);
                    }
                } else {
                    tested.clear(key, t, sink);
                    if (naive.remove(key) != null) {
                        wanted.add(t + " CLEARED " + key + " " + open.severity + ">" + open.severity);
                    }
                }
            }
            for (var entry : naive.entrySet()) {
                Naive n = entry.getValue();
                boolean up = n.acknowledgedFor < 0;
                for (Rung rung : up ? STEPS.up() : STEPS.down()) {
                    int change = rung.to().compareTo(n.severity) * (up ? 1 : -1);
                    if (change > 0 && (up ? n.unacknowledgedFor : n.acknowledgedFor) == rung.afterMs()) {
                        wanted.add(t + (up ? " STEPPED_UP " : " STEPPED_DOWN ") + entry.getKey() + " " + n.severity
                                + ">" + rung.to());
                        n.severity = rung.to();
                    }
                }
            }
            if (random.nextInt(50) == 0) {
                tested.advance(t, sink);
                tested = StateMutations.read(
                        StateMutations.bytes(tested, AlertBook::write), in -> AlertBook.read(LADDERS, in));
            }
        }
        tested.advance(19_999, sink);
        assertThat(changes).isEqualTo(wanted);
        assertThat(wanted.stream().filter(w -> w.contains("STEPPED")).count()).isGreaterThan(50);
    }

    @Test
    void state_everyMutation_refusedOrAnother() {
        book.raise("a", MINOR, 1, 100, sink);
        book.raise("é", MAJOR, 0, 105, sink);
        book.acknowledge("a", 125, sink);
        book.raise("b", MINOR, 1, 130, sink);
        assertThat(StateMutations.check(book, AlertBook::write, in -> AlertBook.read(LADDERS, in)))
                .isGreaterThan(200);
    }
}
