package io.tallystick.intake.sparkplug;

import static io.tallystick.intake.Results.readings;
import static io.tallystick.intake.Results.refused;
import static io.tallystick.intake.Results.taken;
import static io.tallystick.intake.sparkplug.Edge.alias;
import static io.tallystick.intake.sparkplug.Edge.bdSeq;
import static io.tallystick.intake.sparkplug.Edge.metric;
import static io.tallystick.intake.sparkplug.Edge.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.IntakeResult.Noted;
import io.tallystick.intake.IntakeResult.Refused;
import io.tallystick.intake.IntakeResult.Request;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.Results;
import io.tallystick.ledger.cbor.MalformedCborException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkplugFormatTest {
    private final Edge edge = new Edge();

    @Test
    void births_nodeAndDevice_giveReadingsUnderTheirNames() {
        Taken node = taken(edge.say("NBIRTH", payload(0).message(2, bdSeq(3))));
        assertThat(node.subject()).isEqualTo("g-e-e");
        assertThat(readings(node)).containsExactly("sparkplug/online=true @1.706702401E9");
        Taken device = taken(edge.say("DBIRTH", Edge.deviceBirth()));
        assertThat(device.subject()).isEqualTo("g-e-d");
        assertThat(readings(device))
                .containsExactly("sparkplug/online=true @1.706702401E9", "t=20.5 @1.706702401E9", "n=7 @1.706702401E9");
    }

    @Test
    void data_byAliasAndByName_usesTheBirthsTypes() {
        ProtoWriter data = payload(2)
                .message(2, alias(1).varint(3, 1_706_702_402_500L).varint(5, 1).real(13, 0.1))
                .message(2, new ProtoWriter().text(1, "n").varint(10, 0xffff_ffffL));
        assertThat(readings(taken(edge.born().say("DDATA", data))))
                .containsExactly("t=0.1 @1.7067024025E9", "n=-1 @1.706702401E9");
    }

    @Test
    void data_nullOnly_isNoted() {
        assertThat(edge.born().say("DDATA", payload(2).message(2, alias(1).varint(7, 1))))
                .hasSize(1)
                .first()
                .isInstanceOf(Noted.class);
    }

    @Test
    void data_beforeAnyBirth_isRefusedAndAsksForOne() {
        List<IntakeResult> results = edge.say("DDATA", payload(2));
        assertThat(((Refused) results.get(0)).code()).isEqualTo(RefusalCode.BEFORE_BIRTH);
        Request request = (Request) results.get(1);
        assertThat(request.topic()).isEqualTo("spBv1.0/g/NCMD/e");
        byte[] want = new ProtoWriter()
                .varint(1, Results.RECEIVED)
                .message(
                        2,
                        new ProtoWriter()
                                .text(1, "Node Control/Rebirth")
                                .varint(3, Results.RECEIVED)
                                .varint(4, 11)
                                .varint(14, 1))
                .toByteArray();
        assertThat(request.payload()).isEqualTo(want);
    }

    @Test
    void data_deviceUnbornOrDead_isBeforeBirth() {
        edge.say("NBIRTH", payload(0).message(2, bdSeq(3)));
        assertRefused(edge.say("DDATA", payload(1)), RefusalCode.BEFORE_BIRTH, true);
        edge.born().say("DDEATH", payload(2));
        assertRefused(edge.say("DDATA", payload(3)), RefusalCode.BEFORE_BIRTH, true);
    }

    @Test
    void requests_manyRefusals_areAskedAtPowersOfTwo() {
        int requests = 0;
        for (int i = 0; i < 1000; i++) {
            requests += edge.say("NDATA", payload(i % 256)).size() - 1;
        }
        assertThat(requests).isEqualTo(10);
    }

    @Test
    void sequence_wraps_after255() {
        edge.born();
        for (int seq = 2; seq < 600; seq++) {
            ProtoWriter data = payload(seq % 256).message(2, alias(1).real(13, seq));
            assertThat(readings(taken(edge.say("DDATA", data)))).hasSize(1);
        }
    }

    @Test
    void sequence_gap_refusesAllUntilTheNextBirth() {
        edge.born();
        ProtoWriter late = payload(3).message(2, alias(1).real(13, 1));
        assertRefused(edge.say("DDATA", late), RefusalCode.SEQUENCE_GAP, true);
        assertRefused(edge.say("DDATA", payload(2).message(2, alias(1).real(13, 1))), RefusalCode.SEQUENCE_GAP, true);
        edge.born();
        assertThat(readings(taken(edge.say("DDATA", payload(2).message(2, alias(1).real(13, 1))))))
                .hasSize(1);
    }

    @Test
    void sequence_sameBytesAgain_isRepeatedAndHarmsNothing() {
        ProtoWriter data = payload(2).message(2, alias(1).real(13, 1));
        edge.born().say("DDATA", data);
        assertThat(refused(edge.say("DDATA", data)).code()).isEqualTo(RefusalCode.SEQUENCE_REPEATED);
        assertRefused(edge.say("DDATA", payload(2).message(2, alias(1).real(13, 2))), RefusalCode.SEQUENCE_GAP, true);
    }

    @Test
    void nodeBirth_sameBytesAtOnce_isRepeatedAndHarmsNothing() {
        ProtoWriter birth = payload(0).message(2, bdSeq(3));
        edge.say("NBIRTH", birth);
        assertThat(refused(edge.say("NBIRTH", birth)).code()).isEqualTo(RefusalCode.SEQUENCE_REPEATED);
        assertThat(taken(edge.say("DBIRTH", Edge.deviceBirth())).device()).isEqualTo("d");
        assertThat(taken(edge.say("NBIRTH", birth)).device()).isEqualTo("e");
        assertRefused(edge.say("DDATA", payload(1)), RefusalCode.BEFORE_BIRTH, true);
    }

    @Test
    void unknownMetrics_wholeMessageIsRefused() {
        ProtoWriter data = payload(2).message(2, alias(1).real(13, 1)).message(2, alias(9).real(13, 1));
        assertRefused(edge.born().say("DDATA", data), RefusalCode.UNKNOWN_METRIC, true);
        ProtoWriter crossed = payload(3).message(2, alias(1).text(1, "n").real(13, 1));
        assertRefused(edge.say("DDATA", crossed), RefusalCode.UNKNOWN_METRIC, true);
        ProtoWriter retyped = payload(4).message(2, alias(1).varint(4, 3).varint(10, 1));
        assertRefused(edge.say("DDATA", retyped), RefusalCode.TYPE_MISMATCH, false);
    }

    @Test
    void nodeDeath_ofThisSession_endsNodeAndDevices() {
        edge.born();
        List<IntakeResult> results = edge.say("NDEATH", new ProtoWriter().message(2, bdSeq(3)));
        assertThat(results).extracting(r -> ((Taken) r).subject()).containsExactly("g-e-e", "g-e-d");
        assertThat(readings((Taken) results.get(1))).containsExactly("sparkplug/online=false");
        assertRefused(edge.say("DDATA", payload(2)), RefusalCode.BEFORE_BIRTH, true);
    }

    @Test
    void nodeDeath_ofAnEarlierSession_isStale() {
        edge.born();
        assertThat(refused(edge.say("NDEATH", new ProtoWriter().message(2, bdSeq(2))))
                        .code())
                .isEqualTo(RefusalCode.STALE_DEATH);
        assertThat(readings(taken(edge.say("DDATA", payload(2).message(2, alias(1).real(13, 1))))))
                .hasSize(1);
    }

    @Test
    void births_broken_areRefusedWithCode() {
        assertBirth(payload(0), RefusalCode.MALFORMED);
        assertBirth(payload(256).message(2, bdSeq(3)), RefusalCode.MALFORMED);
        assertBirth(new ProtoWriter().message(2, bdSeq(3)), RefusalCode.MALFORMED);
        assertBirth(payload(0).message(2, bdSeq(300)), RefusalCode.MALFORMED);
        ProtoWriter good =
                payload(0).message(2, bdSeq(3)).message(2, metric("a b", 3).varint(10, 1));
        assertBirth(good.message(2, metric("a_b", 3).varint(10, 1)), RefusalCode.AMBIGUOUS_METRIC);
        ProtoWriter twice =
                payload(0).message(2, bdSeq(3)).message(2, metric("a", 3).varint(2, 5));
        assertBirth(twice.message(2, metric("b", 3).varint(2, 5)), RefusalCode.AMBIGUOUS_METRIC);
        assertBirth(payload(0).message(2, bdSeq(3)).message(2, alias(5)), RefusalCode.MALFORMED);
        assertBirth(
                payload(0).message(2, bdSeq(3)).message(2, metric("sparkplug/online", 11)),
                RefusalCode.AMBIGUOUS_METRIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spBv1.0/g/DDATA/e",
                "spBv1.0/g/NDATA/e/d",
                "spBv1.0/g/XDATA/e",
                "spAv1.0/g/NDATA/e",
                "spBv1.0/g",
                "spBv1.0/g/NDATA/e/d/x",
                "spBv1.0/g/STATE/e"
            })
    void topic_notOfTheNamespace_isMismatch(String topic) {
        byte[] data = payload(1).toByteArray();
        assertThat(refused(edge.format.read(new IntakeMessage(topic, data, Results.RECEIVED)))
                        .code())
                .isEqualTo(RefusalCode.TOPIC_MISMATCH);
    }

    @Test
    void commandsAndState_areNoted() {
        for (String topic : List.of("spBv1.0/g/NCMD/e", "spBv1.0/g/DCMD/e/d", "spBv1.0/STATE/host")) {
            assertThat(edge.format.read(new IntakeMessage(topic, new byte[0], Results.RECEIVED)))
                    .hasSize(1)
                    .first()
                    .isInstanceOf(Noted.class);
        }
    }

    @Test
    void state_restored_goesOnWhereItWas() throws Exception {
        byte[] state = edge.born().format.state();
        Edge other = new Edge();
        other.format.restore(state);
        assertThat(other.format.state()).isEqualTo(state);
        assertThat(readings(taken(other.say("DDATA", payload(2).message(2, alias(1).real(13, 1))))))
                .containsExactly("t=1 @1.706702401E9");
        for (int length = 0; length < state.length; length++) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> other.format.restore(cut)).isInstanceOf(MalformedCborException.class);
        }
    }

    @Test
    void state_mutated_isRefusedOrIsTheOnlyBytesOfWhatItSays() {
        byte[] state = edge.born().format.state();
        int taken = 0;
        for (int at = 0; at < state.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] mutated = state.clone();
                mutated[at] ^= (byte) (1 << bit);
                SparkplugFormat other = Edge.newFormat();
                try {
                    other.restore(mutated);
                    assertThat(other.state()).isEqualTo(mutated);
                    taken++;
                } catch (MalformedCborException e) {
                    assertThat(other.state()).isEqualTo(Edge.newFormat().state());
                }
            }
        }
        assertThat(taken).isPositive();
    }

    @Test
    void nodes_moreThanAreKept_areRefusedUnlessOneIsDead() {
        for (int i = 0; i < SparkplugLimits.MAX_NODES; i++) {
            birth("e" + i);
        }
        assertThat(((Refused) birth("one-more").get(0)).code()).isEqualTo(RefusalCode.STATE_FULL);
        edge.format.read(new IntakeMessage(
                "spBv1.0/g/NDEATH/e7", new ProtoWriter().message(2, bdSeq(3)).toByteArray(), Results.RECEIVED));
        assertThat(birth("one-more").get(0)).isInstanceOf(Taken.class);
    }

    private List<IntakeResult> birth(String node) {
        byte[] birth = payload(0).message(2, bdSeq(3)).toByteArray();
        return edge.format.read(new IntakeMessage("spBv1.0/g/NBIRTH/" + node, birth, Results.RECEIVED));
    }

    private static void assertBirth(ProtoWriter birth, RefusalCode code) {
        Edge edge = new Edge();
        assertThat(refused(edge.say("NBIRTH", birth)).code()).isEqualTo(code);
        assertRefused(edge.say("NDATA", payload(1)), RefusalCode.BEFORE_BIRTH, true);
    }

    private static void assertRefused(List<IntakeResult> results, RefusalCode code, boolean asks) {
        assertThat(((Refused) results.get(0)).code()).isEqualTo(code);
        assertThat(results).hasSize(asks ? 2 : 1);
    }
}
