package io.tallystick.intake.sparkplug;

import static io.tallystick.intake.Results.readings;
import static io.tallystick.intake.sparkplug.Edge.bdSeq;
import static io.tallystick.intake.sparkplug.Edge.metric;
import static io.tallystick.intake.sparkplug.Edge.payload;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.IntakeResult.Refused;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTypesTest {
    @ParameterizedTest
    @CsvSource({
        "1,10,4294967168,m=-128",
        "2,10,32767,m=32767",
        "3,10,2147483648,m=-2147483648",
        "4,11,-9223372036854775808,m=-9223372036854775808",
        "5,10,255,m=255",
        "6,10,65535,m=65535",
        "7,10,4294967295,m=4294967295",
        "7,11,4294967295,m=4294967295",
        "8,11,-1,m=18446744073709551615",
        "13,11,1706702400123,m=1706702400123 ms",
        "11,14,1,m=true"
    })
    void integers_ofEachType_keepTheirValue(int type, int field, long wire, String reading) {
        assertThat(read(metric("m", type).varint(field, wire))).containsExactly(reading + " @1.706702401E9");
    }

    @Test
    void floats_shortestDecimal_readsBack() {
        assertThat(read(metric("m", 9).single(12, 0.1f))).containsExactly("m=0.1 @1.706702401E9");
        assertThat(read(metric("m", 9).single(12, Float.MIN_VALUE))).containsExactly("m=1E-45 @1.706702401E9");
        assertThat(read(metric("m", 10).real(13, 1e22))).containsExactly("m=1E+22 @1.706702401E9");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            float single = Float.intBitsToFloat(random.nextInt());
            double real = Double.longBitsToDouble(random.nextLong());
            if (Float.isFinite(single) && Double.isFinite(real)) {
                assertThat(Float.parseFloat(FloatText.of(single))).isEqualTo(single == 0 ? 0f : single);
                assertThat(Double.parseDouble(FloatText.of(real))).isEqualTo(real == 0 ? 0d : real);
            }
        }
    }

    @Test
    void textsAndBytes_areTextAndDigest() {
        assertThat(read(metric("m", 14).text(15, "grüß"))).containsExactly("m=grüß @1.706702401E9");
        assertThat(read(metric("m", 15).text(15, "00-11"))).containsExactly("m=00-11 @1.706702401E9");
        for (int type : List.of(17, 18, 22, 34)) {
            assertThat(read(metric("m", type).bytes(16, new byte[] {'a', 'b', 'c'})))
                    .containsExactly("m=sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                            + " @1.706702401E9");
        }
    }

    @Test
    void dataSet_rowsAndColumns_areReadings() {
        ProtoWriter row = new ProtoWriter()
                .message(1, new ProtoWriter().varint(1, 0xffff_ffffL))
                .message(1, new ProtoWriter().text(6, "on"));
        ProtoWriter nulls =
                new ProtoWriter().message(1, new ProtoWriter()).message(1, new ProtoWriter().text(6, "off"));
        ProtoWriter set = new ProtoWriter()
                .varint(1, 2)
                .text(2, "Speed rpm")
                .text(2, "state")
                .bytes(3, new byte[] {3, 12})
                .message(4, row)
                .message(4, nulls);
        assertThat(read(metric("m/x y", 16).message(17, set)))
                .containsExactly(
                        "m/x_y/0/Speed_rpm=-1 @1.706702401E9",
                        "m/x_y/0/state=on @1.706702401E9",
                        "m/x_y/1/state=off @1.706702401E9");
    }

    @ParameterizedTest
    @CsvSource({
        "1,10,128,BAD_NUMBER",
        "2,10,32768,BAD_NUMBER",
        "5,10,256,BAD_NUMBER",
        "7,11,-1,BAD_NUMBER",
        "4,10,1,TYPE_MISMATCH",
        "10,11,1,TYPE_MISMATCH",
        "11,10,1,TYPE_MISMATCH",
        "12,10,1,TYPE_MISMATCH",
        "16,10,1,TYPE_MISMATCH",
        "17,10,1,TYPE_MISMATCH",
        "19,10,1,UNSUPPORTED_TYPE",
        "20,10,1,UNSUPPORTED_TYPE",
        "0,10,1,UNSUPPORTED_TYPE",
        "99,10,1,UNSUPPORTED_TYPE"
    })
    void metric_wrongValueOrType_isRefusedAlone(int type, int field, long wire, RefusalCode code) {
        List<IntakeResult> results =
                results(metric("m", type).varint(field, wire), metric("ok", 3).varint(10, 1));
        assertThat(((Refused) results.get(0)).code()).isEqualTo(code);
        assertThat(readings((Taken) results.get(1))).contains("ok=1 @1.706702401E9");
    }

    @Test
    void metric_notFiniteOrTimeless_isRefusedAlone() {
        assertThat(code(metric("m", 10).real(13, Double.NaN))).isEqualTo(RefusalCode.BAD_NUMBER);
        assertThat(code(metric("m", 9).single(12, Float.NEGATIVE_INFINITY))).isEqualTo(RefusalCode.BAD_NUMBER);
        assertThat(code(metric("m", 3).varint(3, 1000).varint(10, 1))).isEqualTo(RefusalCode.BAD_TIME);
        assertThat(code(metric("m", 3).varint(3, -1).varint(10, 1))).isEqualTo(RefusalCode.BAD_TIME);
        assertThat(code(metric("m", 3))).isEqualTo(RefusalCode.TYPE_MISMATCH);
        assertThat(code(metric("m", 19).bytes(18, new byte[3]))).isEqualTo(RefusalCode.UNSUPPORTED_TYPE);
        ProtoWriter twice = new ProtoWriter().text(2, "a b").text(2, "a_b").bytes(3, new byte[] {3, 3});
        assertThat(code(metric("m", 16).message(17, twice))).isEqualTo(RefusalCode.AMBIGUOUS_METRIC);
    }

    @Test
    void dataSet_withOneBadElement_givesNoneOfItsReadings() {
        ProtoWriter row = new ProtoWriter()
                .message(1, new ProtoWriter().varint(1, 1))
                .message(1, new ProtoWriter().real(4, Double.NaN));
        ProtoWriter set = new ProtoWriter()
                .text(2, "a")
                .text(2, "b")
                .bytes(3, new byte[] {3, 10})
                .message(4, row);
        List<IntakeResult> results = results(metric("m", 16).message(17, set));
        assertThat(((Refused) results.get(0)).code()).isEqualTo(RefusalCode.BAD_NUMBER);
        assertThat(readings((Taken) results.get(1))).containsExactly("sparkplug/online=true @1.706702401E9");
    }

    @Test
    void dataSets_moreReadingsThanAllowed_areRefusedWhole() {
        ProtoWriter set = new ProtoWriter().text(2, "a").bytes(3, new byte[] {1});
        for (int i = 0; i < SparkplugLimits.MAX_ROWS; i++) {
            set.message(4, new ProtoWriter().message(1, new ProtoWriter().varint(1, 1)));
        }
        ProtoWriter[] metrics = new ProtoWriter[4];
        for (int i = 0; i < metrics.length; i++) {
            metrics[i] = metric("m" + i, 16).message(17, set);
        }
        List<IntakeResult> results = results(metrics);
        assertThat(((Refused) results.get(0)).code()).isEqualTo(RefusalCode.TOO_MANY_READINGS);
        Taken taken = (Taken) results.get(1);
        assertThat(taken.payloads()).hasSizeGreaterThan(3).allMatch(p -> p.bytes().length <= 32 * 1024);
        assertThat(readings(taken)).hasSize(1 + 3 * SparkplugLimits.MAX_ROWS);
    }

    @Test
    void payload_brokenWire_isMalformed() {
        for (byte[] broken : List.of(
                new byte[] {0x08},
                new byte[] {0x08, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2},
                new byte[] {0x00, 0x00},
                new byte[] {0x0b},
                new byte[] {0x12, 0x05, 0x00},
                new byte[] {0x08, 1, 0x08, 1},
                new byte[] {0x12, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
                new byte[] {0x09, 1},
                new ProtoWriter().message(2, new ProtoWriter().varint(4, 1)).toByteArray(),
                new ProtoWriter()
                        .message(2, metric("m", 3).varint(10, 1).varint(11, 1))
                        .toByteArray(),
                new ProtoWriter()
                        .message(2, metric("m", 3).varint(10, 1L << 33))
                        .toByteArray(),
                new ProtoWriter().message(2, metric("m", 3).varint(14, 2)).toByteArray(),
                new ProtoWriter()
                        .message(2, new ProtoWriter().bytes(1, new byte[] {-1}))
                        .toByteArray(),
                new ProtoWriter()
                        .message(2, new ProtoWriter().text(1, "n".repeat(129)))
                        .toByteArray(),
                new ProtoWriter()
                        .message(2, metric("m", 16).message(17, new ProtoWriter().text(2, "c")))
                        .toByteArray())) {
            List<IntakeResult> results =
                    new Edge().format.read(new IntakeMessage("spBv1.0/g/NBIRTH/e", broken, Results.RECEIVED));
            assertThat(results).hasSize(1);
            assertThat(((Refused) results.get(0)).code()).isEqualTo(RefusalCode.MALFORMED);
        }
    }

    @Test
    void format_randomAndMutatedPayloads_neverThrow() throws Exception {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("MetricTypesTest: -Dtallystick.seed=" + seed);
        Random random = new Random(seed);
        Edge edge = new Edge().born();
        byte[] birth = payload(0)
                .message(2, bdSeq(3))
                .message(2, metric("m", 9).single(12, 1))
                .toByteArray();
        List<String> types = List.of("NBIRTH/e", "NDEATH/e", "NDATA/e", "DBIRTH/e/d", "DDEATH/e/d", "DDATA/e/d");
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = i % 3 == 0 ? new byte[random.nextInt(60)] : birth.clone();
            if (i % 3 == 0) {
                random.nextBytes(bytes);
            } else {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            String topic = "spBv1.0/g/" + types.get(random.nextInt(types.size()));
            assertThat(edge.format.read(new IntakeMessage(topic, bytes, Results.RECEIVED)))
                    .isNotEmpty();
        }
        new Edge().format.restore(edge.format.state());
    }

    private static List<IntakeResult> results(ProtoWriter... metrics) {
        ProtoWriter birth = payload(0).message(2, bdSeq(3));
        for (ProtoWriter metric : metrics) {
            birth.message(2, metric);
        }
        return new Edge().say("NBIRTH", birth);
    }

    private static RefusalCode code(ProtoWriter metric) {
        return ((Refused) results(metric).get(0)).code();
    }

    private static List<String> read(ProtoWriter metric) {
        List<IntakeResult> results = results(metric);
        assertThat(results).hasSize(1).first().isInstanceOf(Taken.class);
        List<String> lines = new ArrayList<>(readings((Taken) results.get(0)));
        assertThat(lines.remove(0)).startsWith("sparkplug/online=true");
        return lines;
    }
}
