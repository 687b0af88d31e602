package io.tallystick.topology.app;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.note.NoteSigner;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.topology.stage.StageMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * All that one instance of the ledger application needs.
 *
 * @param genesis the network
 * @param signers the checkpoint signer of each ledger, 0 to {@code genesis.ledgerCount() - 1}
 * @param kafka settings of Kafka's clients and of Kafka Streams, the registry's among them; they win over our defaults
 *     except for those that the promises rest on
 * @param ledger how long to wait for missing numbers, when a block is full
 * @param timing intervals
 * @param threads how many threads
 * @param stateDirectory where local state is kept; each instance needs its own
 * @param metrics takes what the stages report
 */
public record AppSettings(
        Genesis genesis,
        IntFunction<NoteSigner> signers,
        Map<String, Object> kafka,
        LedgerSettings ledger,
        Timing timing,
        Threads threads,
        Path stateDirectory,
        StageMetrics metrics) {
    /**
     * @param blockInterval longest time a block stays open, and so the interval of commits, 10 ms to 10 s; default 100 ms
     * @param tick how often gaps are looked at, 10 ms to 10 s; default 250 ms
     */
    public record Timing(Duration blockInterval, Duration tick) {
        public static final Timing DEFAULTS = new Timing(Duration.ofMillis(100), Duration.ofMillis(250));

        public Timing {
            require("block interval", blockInterval);
            require("tick", tick);
        }

        private static void require(String what, Duration got) {
            if (got.toMillis() < 10 || got.toMillis() > 10_000) {
                throw new IllegalArgumentException(what + ": want 10 ms to 10 s, got " + got.toMillis() + " ms");
            }
        }
    }

    /**
     * @param streams stream threads, 1 to 64; a ledger is one task of sealing and one of signing
     * @param verify threads that check signatures ahead of the stream threads, 0 to 64; 0: the stream threads do it alone
     */
    public record Threads(int streams, int verify) {
        public Threads {
            require("stream threads", 1, streams);
            require("verify threads", 0, verify);
        }

        /** As many stream threads as given, and as many that verify ahead as there are processors. */
        public static Threads of(int streams) {
            return new Threads(streams, Math.min(64, Runtime.getRuntime().availableProcessors()));
        }

        private static void require(String what, int least, int got) {
            if (got < least || got > 64) {
                throw new IllegalArgumentException(what + ": want " + least + " to 64, got " + got);
            }
        }
    }

    public AppSettings {
        kafka = Map.copyOf(kafka);
    }

    /** The application id, and so the consumer group: all instances of a network share it. */
    public String applicationId() {
        return genesis.network() + "-ledger";
    }
}
