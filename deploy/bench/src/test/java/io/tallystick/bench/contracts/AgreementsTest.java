package io.tallystick.bench.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.speed.Preload.First;
import io.tallystick.bench.speed.TrustingVerifier;
import io.tallystick.contracts.ContractHost;
import io.tallystick.contracts.Definition;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.state.InMemoryBackend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementsTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void records_takenByALedger_deployAllAndOpenAnInstanceOfEachOnEachSubject() {
        BenchNetwork network = new BenchNetwork("agreements", 1);
        List<ContractHost> host = new ArrayList<>();
        LedgerTask task = new LedgerTask(
                network.genesis(),
                0,
                LedgerSettings.DEFAULTS,
                new TrustingVerifier(),
                () -> AT,
                new InMemoryBackend(),
                (genesis, ledger, backend) -> {
                    host.add(ContractHost.open(genesis, ledger, backend));
                    return host.get(0);
                });
        List<String> refused = new ArrayList<>();
        LedgerPipeline pipeline = new LedgerPipeline(task, block -> {}, rejection -> refused.add("" + rejection));
        long offset = 0;
        for (First first : new Agreements(network, Agreements.MOST, AT).records(List.of("asset-0", "asset-1"))) {
            pipeline.accept(first.subject(), first.envelope(), offset++);
        }
        pipeline.commit();
        assertThat(refused).isEmpty();
        assertThat(host.get(0).queries().definitions())
                .extracting(Definition::name)
                .containsExactlyInAnyOrderElementsOf(Agreements.CONTRACTS);
        assertThat(host.get(0).queries().instances("asset-0")).hasSize(Agreements.MOST);
        assertThat(host.get(0).queries().instances()).hasSize(2 * Agreements.MOST);
        assertThat(host.get(0).queries().accounts()).anyMatch(account -> account.posted() == 100_000_000);
    }
}
