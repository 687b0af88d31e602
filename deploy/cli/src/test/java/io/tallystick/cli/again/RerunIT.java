package io.tallystick.cli.again;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.rules.engine.Effect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same input recorded again by the real application, on one stream thread and on three, with blocks that end elsewhere. What is equal and
 * what is not is in docs/explanation/architecture.md.
 */
class RerunIT {
    private static final int LEDGERS = 3;

    @TempDir
    Path folder;

    @Test
    void rerun_withoutMessagesBetweenLedgers_hasTheSameEntriesAndOutcomes() throws Exception {
        LibraryScenes scenes = new LibraryScenes();
        LibraryNetwork network = new LibraryNetwork("again", LEDGERS, scenes.organisations());
        network.record(scenes.happenings(network)).export(folder.resolve("first"));
        assertThat(network.rejections()).isEmpty();
        List<Recording> first = recordings(folder.resolve("first"));
        requireRich(first, scenes);
        requireSame(first, network, 1, Duration.ofMillis(100), "one");
        requireSame(first, network, 3, Duration.ofMillis(23), "three");
    }

    @Test
    void rerun_withMoneyBetweenLedgers_hasTheSameInAnotherOrder() throws Exception {
        LibraryScenes scenes = new LibraryScenes();
        LibraryNetwork network = new LibraryNetwork("mail", LEDGERS, scenes.organisations());
        List<Happening> happenings = new ArrayList<>(scenes.happenings(network));
        transfers(scenes.organisations(), happenings);
        network.record(happenings).export(folder.resolve("first"));
        assertThat(network.rejections()).isEmpty();
        List<Recording> first = recordings(folder.resolve("first"));
        assertThat(first).allSatisfy(ledger -> assertThat(ledger.received()).hasSizeGreaterThan(3));
        requireSame(first, network, 3, Duration.ofMillis(100), "three");
    }

    /** Everybody pays the next one, at home, in between all else. */
    private static void transfers(List<String> organisations, List<Happening> happenings) {
        List<Happening> all = new ArrayList<>();
        for (int i = 1; i < organisations.size(); i++) {
            String payer = organisations.get(i);
            Map<String, Object> transfer = new LinkedHashMap<>();
            transfer.put("document", "tallystick.transfer");
            transfer.put("to", organisations.get(1 + i % (organisations.size() - 1)));
            transfer.put("amount", "EUR " + i + ".37");
            long at = happenings
                    .get(happenings.size() * (i + 1) / (organisations.size() + 2))
                    .atMillis();
            long funded = happenings.get(0).atMillis() + 2_000;
            all.add(LibraryScenes.document(
                    Math.max(at, funded), LibraryScenes.member(payer), "account/" + payer, transfer));
        }
        happenings.addAll(all);
        happenings.sort((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
    }

    private void requireSame(
            List<Recording> first, LibraryNetwork network, int threads, Duration blockInterval, String name)
            throws Exception {
        Path archive = Rerun.of(network.network, first, threads, blockInterval, folder.resolve(name));
        List<Recording> again = recordings(archive);
        for (int ledger = 0; ledger < LEDGERS; ledger++) {
            String where = threads + " threads, ledger " + ledger;
            assertThat(again.get(ledger).blocks())
                    .as(where + ": blocks, which must end elsewhere for this to say anything")
                    .isNotEqualTo(first.get(ledger).blocks());
            List<Object> want = first.get(ledger).history();
            List<Object> got = again.get(ledger).history();
            for (int i = 0; i < Math.min(want.size(), got.size()); i++) {
                assertThat(got.get(i)).as(where + ", no. " + i).isEqualTo(want.get(i));
            }
            assertThat(got).as(where).hasSameSizeAs(want);
            assertThat(again.get(ledger).received())
                    .as(where)
                    .isEqualTo(first.get(ledger).received());
        }
        assertThat(Money.of(archive)).isEqualTo(Money.of(folder.resolve("first")));
    }

    private static List<Recording> recordings(Path archive) throws Exception {
        List<Recording> all = new ArrayList<>();
        for (int ledger = 0; ledger < LEDGERS; ledger++) {
            all.add(Recording.of(archive, ledger));
        }
        return all;
    }

    /** That the library does not come to little, which would be the same however it is run. */
    private static void requireRich(List<Recording> ledgers, LibraryScenes scenes) {
        TreeSet<String> kinds = new TreeSet<>();
        int activated = 0;
        int opened = 0;
        for (Recording ledger : ledgers) {
            assertThat(ledger.received()).isEmpty();
            for (Outcome outcome : ledger.outcomes()) {
                kinds.add(outcome.getClass().getSimpleName());
                activated += outcome instanceof Outcome.Activated ? 1 : 0;
                opened += outcome instanceof Outcome.Opened ? 1 : 0;
                if (outcome instanceof Outcome.Fired fired) {
                    kinds.add(fired.cause() < 0 ? "timer" : "entry");
                    fired.firings().forEach(firing -> firing.effects().forEach(effect -> kinds.add(name(effect))));
                }
            }
        }
        assertThat(activated).isEqualTo(LEDGERS * scenes.contracts());
        assertThat(opened).isEqualTo(scenes.instances());
        assertThat(kinds)
                .contains("Activated", "Opened", "Fired", "Settled", "Statement", "timer", "entry")
                .contains("HOLD", "POST", "VOID", "TRANSFER", "Commanded", "Noted");
    }

    private static String name(Effect effect) {
        return effect instanceof Effect.Moved moved
                ? moved.kind().name()
                : effect.getClass().getSimpleName();
    }
}
