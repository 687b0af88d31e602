package io.tallystick.topology.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.RevocationEntry;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerViewTest {
    @TempDir
    Path directory;

    private final long seed = Long.getLong("seed", 20_260_302L);
    private final SampleLedger sample = new SampleLedger("viewed");
    private DrivenReadModel model;

    @BeforeEach
    void start() {
        System.out.println("seed " + seed);
        sample.grow(60, seed);
        model = new DrivenReadModel(sample, directory);
    }

    @AfterEach
    void stop() {
        model.close();
        sample.close();
    }

    @Test
    void queries_everyBlockAndEntry_giveWhatThePureCoreMade() throws Exception {
        LedgerView view = model.takeAll().view();
        for (Block block : sample.blocks()) {
            StoredBlock found = view.block(block.seal().height()).orElseThrow();
            assertThat(found.seal()).isEqualTo(block.seal());
            assertThat(found.entryCount()).isEqualTo(block.entryCount());
        }
        List<byte[]> entries = sample.ledger.entryBytes();
        int numbered = 0;
        for (int index = 0; index < entries.size(); index++) {
            assertThat(view.entry(index).orElseThrow().bytes()).isEqualTo(entries.get(index));
            SignedEnvelope signed = envelope(LedgerEntry.decode(entries.get(index)));
            if (signed != null) {
                assertThat(view.entry(signed.numberedBy(), signed.subject(), signed.sequence()))
                        .as("%s", signed)
                        .hasValueSatisfying(found -> assertThat(
                                        ((LedgerView.Entry) found).entry().index())
                                .isNotNegative());
                StoredEntry found = ((LedgerView.Entry)
                                view.entry(signed.numberedBy(), signed.subject(), signed.sequence())
                                        .orElseThrow())
                        .entry();
                assertThat(found.index()).isEqualTo(index);
                numbered++;
            }
        }
        assertThat(numbered).isGreaterThan(60);
        assertThat(view.latest().orElseThrow().treeSize()).isEqualTo(entries.size());
    }

    @Test
    void queries_beyondTheLedger_findNothing() throws Exception {
        LedgerView view = model.takeAll().view();
        assertThat(view.block(sample.blocks().size())).isEmpty();
        assertThat(view.block(-1)).isEmpty();
        assertThat(view.entry(sample.ledger.entryBytes().size())).isEmpty();
        assertThat(view.entry(-1)).isEmpty();
        assertThat(view.entry(Long.MAX_VALUE)).isEmpty();
        assertThat(view.entry(SampleLedger.METER, SampleLedger.SUBJECT, 1_000_000))
                .isEmpty();
        assertThat(view.entry("acme/nobody", SampleLedger.SUBJECT, 1)).isEmpty();
        assertThat(view.entry(SampleLedger.METER, "pum", 1)).isEmpty();
    }

    @Test
    void queries_ofAnEmptyLedger_findNothing() throws Exception {
        LedgerView view = model.view();
        assertThat(view.latest()).isEmpty();
        assertThat(view.block(0)).isEmpty();
        assertThat(view.entry(0)).isEmpty();
        assertThat(view.checkpoint()).isEmpty();
        assertThat(view.entry(SampleLedger.METER, SampleLedger.SUBJECT, 1)).isEmpty();
    }

    @Test
    void entryByNumber_gapAndLatecomer_saysWhichIsStillMissing() throws Exception {
        LedgerView view = model.takeAll().view();
        for (long missing : new long[] {2, 3}) {
            assertThat(view.entry(SampleLedger.LATECOMER, SampleLedger.SUBJECT, missing))
                    .get()
                    .isInstanceOf(LedgerView.Missing.class);
        }
        for (long there : new long[] {1, 4, 5}) {
            assertThat(view.entry(SampleLedger.LATECOMER, SampleLedger.SUBJECT, there))
                    .get()
                    .isInstanceOf(LedgerView.Entry.class);
        }
        assertThat(view.entry(SampleLedger.LATECOMER, SampleLedger.SUBJECT, 6)).isEmpty();
    }

    @Test
    void index_blocksRestoredBehindIt_saysSoAndCatchesUp() throws Exception {
        sample.blocks().forEach(model::restore);
        LedgerView view = model.view();
        assertThatExceptionOfType(IndexBehindException.class)
                .isThrownBy(() -> view.entry(SampleLedger.METER, SampleLedger.SUBJECT, 1))
                .withMessageContaining(
                        "the index covers 0 of " + sample.ledger.entryBytes().size());
        model.tick();
        assertThat(view.entry(SampleLedger.METER, SampleLedger.SUBJECT, 1)).isPresent();
        assertThat(view.entry("acme", SampleLedger.METER, 1)).isPresent();
    }

    @Test
    void index_caughtUp_isTheSameAsWrittenBlockByBlock(@TempDir Path other) {
        model.takeAll();
        try (DrivenReadModel restored = new DrivenReadModel(sample, other)) {
            sample.blocks().forEach(restored::restore);
            for (int tick = 0; tick < sample.blocks().size(); tick++) {
                restored.tick();
            }
            for (String store : List.of(ReadModelNames.BLOCKS, ReadModelNames.INDEX)) {
                assertThat(content(restored, store)).isEqualTo(content(model, store));
            }
        }
    }

    @Test
    void catchUp_inSteps_stopsAfterTheBlockThatIsEnough() {
        sample.blocks().forEach(model::restore);
        EventIndex index = new EventIndex(model.store(ReadModelNames.INDEX));
        for (Block block : sample.blocks()) {
            assertThat(index.next()).isEqualTo(block.seal().first());
            index.catchUp(model.store(ReadModelNames.BLOCKS), model.view().decoder(), 1);
            assertThat(index.next()).isEqualTo(block.treeSize());
        }
    }

    @Test
    void blocks_readTwice_changeNothing() {
        String once = content(model.takeAll(), ReadModelNames.INDEX);
        assertThat(content(model.takeAll(), ReadModelNames.INDEX)).isEqualTo(once);
    }

    @Test
    void checkpoints_two_keepsTheLast() {
        model.takeCheckpoint("first\n");
        model.takeCheckpoint("second\n");
        assertThat(model.view().checkpoint()).hasValue("second\n");
    }

    @Test
    void block_bundleCutByOneByte_stopsTheTask() {
        Block good = sample.blocks().get(1);
        byte[] value = sample.value(good);
        byte[] bundle = good.bundle();
        int at = value.length - 32 - bundle.length;
        assertThat(Arrays.copyOfRange(value, at, at + bundle.length)).isEqualTo(bundle);
        value[at] ^= 0x40;
        assertThatExceptionOfType(StreamsException.class)
                .isThrownBy(() -> model.driver
                        .createInputTopic(sample.topics.blocks(), new ByteArraySerializer(), new ByteArraySerializer())
                        .pipeInput(sample.key(good), value))
                .havingRootCause()
                .withMessageContaining("bundle cut at byte");
    }

    private static SignedEnvelope envelope(LedgerEntry entry) throws Exception {
        if (entry instanceof EventEntry event) {
            return SignedEnvelope.decode(event.envelope());
        }
        return entry instanceof RevocationEntry revocation ? SignedEnvelope.decode(revocation.envelope()) : null;
    }

    private static String content(DrivenReadModel model, String store) {
        StringBuilder content = new StringBuilder();
        try (var all = model.store(store).all()) {
            all.forEachRemaining(pair -> content.append(pair.key)
                    .append('=')
                    .append(Bytes.wrap(pair.value))
                    .append('\n'));
        }
        return content.toString();
    }
}
