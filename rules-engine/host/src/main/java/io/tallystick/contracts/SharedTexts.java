package io.tallystick.contracts;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads each text once for all ledgers of a process: a deployment comes to every ledger, and reading it takes longer than sealing a
 * thousand events. Safe for several threads; whoever comes second waits for the first.
 */
final class SharedTexts implements ContractTexts {
    private final ContractTexts reader;
    private final Once<Contract> texts = new Once<>();
    private final Once<Migration> migrations = new Once<>();

    SharedTexts(ContractTexts reader) {
        this.reader = reader;
    }

    @Override
    public Contract read(String name, String source) throws RefusedException {
        return texts.get(name, name + '\n' + source, () -> reader.read(name, source));
    }

    @Override
    public Migration migration(Contract from, Contract to) throws RefusedException {
        String name = to.identity().name();
        return migrations.get(
                name, from.identity().hash() + ' ' + to.identity().hash(), () -> reader.migration(from, to));
    }

    /** Makes each thing once. */
    private static final class Once<T> {
        private final Map<String, FutureTask<T>> made = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, FutureTask<T>> eldest) {
                return size() > HostLimits.MAX_SHARED;
            }
        };

        T get(String name, String key, Callable<T> maker) throws RefusedException {
            FutureTask<T> making;
            synchronized (made) {
                making = made.computeIfAbsent(key, absent -> new FutureTask<>(maker));
            }
            making.run(); // Does nothing where another has begun.
            try {
                return making.get();
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
}
