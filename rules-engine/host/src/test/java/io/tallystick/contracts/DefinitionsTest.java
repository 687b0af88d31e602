package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.state.InMemoryBackend;
import io.tallystick.rules.contract.Contract;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    private int reads;
    private final CountingTexts texts = new CountingTexts();
    private final Definitions definitions = new Definitions(new HostState(new InMemoryBackend()), texts);

    @Test
    void check_sameTextWithEachSignature_isReadOnce() throws Exception {
        String hash = Kontor.hash(Texts.ESCROW);
        assertThat(definitions.check("escrow", Texts.ESCROW, hash))
                .isSameAs(definitions.check("escrow", Texts.ESCROW, hash));
        assertThat(texts.reads).hasValue(1);
    }

    @Test
    void check_textThatDoesNotCheck_isReadAgainAndRefusedAgain() {
        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> definitions.check("broken", "contract: broken", "00"))
                    .isInstanceOf(RefusedException.class);
            assertThat(texts.reads).hasValue(i);
        }
    }

    @Test
    void check_manyTextsThatWait_theOldestIsForgotten() throws Exception {
        for (int i = 0; i <= HostLimits.MAX_CHECKED; i++) {
            definitions.check("escrow", Texts.ESCROW + "\n# " + i, "hash " + i);
        }
        definitions.check("escrow", Texts.ESCROW + "\n# 1", "hash 1");
        assertThat(texts.reads).hasValue(HostLimits.MAX_CHECKED + 1);
        definitions.check("escrow", Texts.ESCROW + "\n# 0", "hash 0");
        assertThat(texts.reads).hasValue(HostLimits.MAX_CHECKED + 2);
    }

    @Test
    void migration_sameTextsWithEachSignature_areComparedOnceWhateverCameOfIt() throws Exception {
        Definition from = new Definition(
                "escrow",
                "1.0.0",
                Kontor.hash(Texts.ESCROW),
                Texts.ESCROW,
                new TreeMap<>(),
                List.of("seller"),
                List.of(1L),
                0,
                -1);
        String good = Texts.next(Texts.ESCROW, "");
        Contract fits = definitions.check("escrow", good, Kontor.hash(good)).contract();
        assertThat(definitions.migration(from, fits)).isSameAs(definitions.migration(from, fits));
        assertThat(texts.migrations).hasValue(1);
        String bad = Texts.next(Texts.ESCROW.replace("inTransit", "moving"), "");
        Contract fitsNot = definitions.check("escrow", bad, Kontor.hash(bad)).contract();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> definitions.migration(from, fitsNot)).isInstanceOf(RefusedException.class);
        }
        assertThat(texts.migrations).hasValue(2);
    }
}
