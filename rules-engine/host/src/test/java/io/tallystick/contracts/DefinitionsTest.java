package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.state.InMemoryBackend;
import io.tallystick.rules.money.Currencies;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    private int reads;
    private final ReadTexts texts = new ReadTexts(Currencies.with(List.of()));
    private final Definitions definitions = new Definitions(new HostState(new InMemoryBackend()), (name, source) -> {
        reads++;
        return texts.read(name, source);
    });

    @Test
    void check_sameTextWithEachSignature_isReadOnce() throws Exception {
        String hash = Kontor.hash(Texts.ESCROW);
        assertThat(definitions.check("escrow", Texts.ESCROW, hash))
                .isSameAs(definitions.check("escrow", Texts.ESCROW, hash));
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void check_textThatDoesNotCheck_isReadAgainAndRefusedAgain() {
        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> definitions.check("broken", "contract: broken", "00"))
                    .isInstanceOf(RefusedException.class);
            assertThat(reads).isEqualTo(i);
        }
    }

    @Test
    void check_manyTextsThatWait_theOldestIsForgotten() throws Exception {
        for (int i = 0; i <= HostLimits.MAX_CHECKED; i++) {
            definitions.check("escrow", Texts.ESCROW + "\n# " + i, "hash " + i);
        }
        definitions.check("escrow", Texts.ESCROW + "\n# 1", "hash 1");
        assertThat(reads).isEqualTo(HostLimits.MAX_CHECKED + 1);
        definitions.check("escrow", Texts.ESCROW + "\n# 0", "hash 0");
        assertThat(reads).isEqualTo(HostLimits.MAX_CHECKED + 2);
    }
}
