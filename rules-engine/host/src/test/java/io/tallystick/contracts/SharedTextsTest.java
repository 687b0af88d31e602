package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTextsTest {
    private final CountingTexts counting = new CountingTexts();
    private final AtomicInteger reads = counting.reads;
    private final SharedTexts texts = new SharedTexts(counting);

    @Test
    void read_byManyThreadsAtOnce_isReadOnceAndTheSameForAll() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Contract>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                all.add(() -> texts.read("escrow", Texts.ESCROW));
            }
            Set<Contract> contracts = ConcurrentHashMap.newKeySet();
            for (Future<Contract> one : threads.invokeAll(all)) {
                contracts.add(one.get());
            }
            assertThat(contracts).hasSize(1);
            assertThat(reads).hasValue(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void read_textThatDoesNotCheck_isRefusedToEach() {
        String broken = Texts.ESCROW.replace("breaches + 1", "braeches + 1");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> texts.read("escrow", broken)).isInstanceOf(RefusedException.class);
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void read_moreTextsThanAreKept_areReadAgain() throws Exception {
        for (int i = 0; i <= HostLimits.MAX_SHARED; i++) {
            texts.read("escrow", Texts.ESCROW + "# " + i + "\n");
        }
        int before = reads.get();
        texts.read("escrow", Texts.ESCROW + "# 0\n");
        assertThat(reads).hasValue(before + 1);
    }

    @Test
    void migration_ofTwoTexts_isReadOnce() throws Exception {
        Contract from = texts.read("escrow", Texts.ESCROW);
        Contract to = texts.read("escrow", Texts.next(Texts.ESCROW, ""));
        assertThat(texts.migration(from, to)).isSameAs(texts.migration(from, to));
        assertThat(counting.migrations).hasValue(1);
    }
}
