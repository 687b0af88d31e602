package io.tallystick.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.topology.ahead.EnvelopeExaminer;
import io.tallystick.topology.readmodel.BlockDecoder;
import io.tallystick.topology.readmodel.ReadModelTopology;
import io.tallystick.topology.readmodel.SampleLedger;
import io.tallystick.topology.stage.LedgerTopology;
import io.tallystick.topology.stage.StageMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A renamed node or store loses what running applications have kept under the old name. */
class TopologyGoldenTest {
    private final SampleLedger sample = new SampleLedger("golden");

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void describe_ledger_isAsDecided() throws IOException {
        Topology topology = new LedgerTopology(
                        sample.network.genesis(),
                        LedgerSettings.DEFAULTS,
                        Duration.ofMillis(250),
                        SignatureVerifiers.best(),
                        new EnvelopeExaminer(SignatureVerifiers.best(), 0),
                        InstantSource.system(),
                        sample.network::checkpointSigner,
                        sample.registry,
                        StageMetrics.NONE)
                .build();
        assertThat(topology.describe().toString()).isEqualTo(golden("ledger.txt"));
    }

    @Test
    void describe_readModel_isAsDecided() throws IOException {
        Topology topology =
                new ReadModelTopology(sample.topics, new BlockDecoder(sample.topics.blocks(), sample.registry)).build();
        assertThat(topology.describe().toString()).isEqualTo(golden("read-model.txt"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = TopologyGoldenTest.class.getResourceAsStream("/topology/" + name)) {
            assertThat(in).as("golden file " + name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
