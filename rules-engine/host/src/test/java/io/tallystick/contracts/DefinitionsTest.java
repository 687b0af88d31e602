package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.state.InMemoryBackend;
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
}
