package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.money.Currencies;
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
    private final AtomicInteger reads = new AtomicInteger();
    private final ContractTexts reader = new ReadTexts(Currencies.with(List.of()));
    private final SharedTexts texts = new SharedTexts((name, source) -> {
        reads.incrementAndGet();
        return reader.read(name, source);
    });

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
}
