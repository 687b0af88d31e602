package io.tallystick.contracts;

import io.tallystick.rules.contract.Contract;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads each text once for all ledgers of a process: a deployment comes to every ledger, and reading it takes longer than sealing a
 * thousand events. Safe for several threads; whoever comes second waits for the first.
 */
final class SharedTexts implements ContractTexts {
    private final ContractTexts reader;
    private final Map<String, FutureTask<Contract>> texts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FutureTask<Contract>> eldest) {
            return size() > HostLimits.MAX_SHARED;
        }
    };

    SharedTexts(ContractTexts reader) {
        this.reader = reader;
    }

    @Override
    public Contract read(String name, String source) throws RefusedException {
        FutureTask<Contract> reading;
        synchronized (texts) {
            reading = texts.computeIfAbsent(
                    name + '\n' + source, text -> new FutureTask<>(() -> reader.read(name, source)));
        }
        reading.run(); // Does nothing where another has begun.
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw new IllegalStateException("contract " + name + ": cannot be read: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("contract " + name + ": interrupted while another ledger reads it", e);
        }
    }
}
