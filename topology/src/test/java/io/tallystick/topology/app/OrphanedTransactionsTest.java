package io.tallystick.topology.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrphanedTransactionsTest {
    private static final String A = "plant-ledger-7e1f7a1c-3b5c-4d8e-9a55-0123456789ab";
    private static final String B = "plant-ledger-9a2f7a1c-3b5c-4d8e-9a55-0123456789ab";

    private final OrphanedTransactions orphans =
            new OrphanedTransactions(Admin.create(Map.of("bootstrap.servers", "127.0.0.1:9")), "plant-ledger", false);

    @AfterEach
    void stop() {
        orphans.close();
    }

    @Test
    void orphans_ofAProcessThatIsGone_areAllItsOwn() {
        assertThat(orphans.orphans(List.of(A + "-1", A + "-2", B + "-1"), List.of(client(B, 1), client(B, 2))))
                .containsExactly(A + "-1", A + "-2");
    }

    @Test
    void orphans_processesThatAreMembers_none() {
        assertThat(orphans.orphans(List.of(A + "-1", B + "-2"), List.of(client(A, 1), client(B, 1))))
                .isEmpty();
    }

    @Test
    void orphans_ofOtherApplications_areLeftAlone() {
        List<String> others = List.of(
                "other",
                "plant-ledger",
                "plant-ledger-x-1",
                "plant-ledger-------------------------------------1",
                "my-" + A + "-1",
                A.replace("plant-ledger", "plant-ledger-2") + "-1",
                A.replace("plant-ledger", "plant.ledger") + "-1");
        assertThat(orphans.orphans(others, List.of(client(B, 1)))).isEmpty();
    }

    @Test
    void orphans_aMemberThatHidesItsProcess_nothingIsSaidOfAnybody() {
        assertThat(orphans.orphans(List.of(A + "-1"), List.of(client(B, 1), "mine-StreamThread-1-consumer")))
                .isEmpty();
    }

    @Test
    void orphans_groupWithoutMembers_nothingIsSaidOfAnybody() {
        assertThat(orphans.orphans(List.of(A + "-1"), List.of())).isEmpty();
    }

    private static String client(String process, int thread) {
        return process + "-StreamThread-" + thread + "-consumer";
    }
}
