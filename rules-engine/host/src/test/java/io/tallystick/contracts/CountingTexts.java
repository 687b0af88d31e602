package io.tallystick.contracts;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.money.Currencies;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads texts and counts how often. */
final class CountingTexts implements ContractTexts {
    private final ReadTexts texts = new ReadTexts(Currencies.with(List.of()));
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger migrations = new AtomicInteger();

    @Override
    public Contract read(String name, String source) throws RefusedException {
        reads.incrementAndGet();
        return texts.read(name, source);
    }

    @Override
    public Migration migration(Contract from, Contract to) throws RefusedException {
        migrations.incrementAndGet();
        return texts.migration(from, to);
    }
}
