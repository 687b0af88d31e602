package io.tallystick.rules.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ZoneDataTest {
    /** Another file is another version of the contract language: contracts that are running would come out otherwise. */
    private static final String SHA_256 = "43d7ea40704bb03b52c58fdb1a46573daca1ff60d295eb972a98fcd6ffda91cd";

    /** JDKs with time zone data since then agree with ours on the years before {@link #PRESENT}, but for these. */
    private static final String RECENT = "2025a";

    /** 2025b and later found out more on Tijuana in the 1970s, Tehran in 1978, and Moldova's hours since 2022. */
    private static final Set<String> CORRECTED = Set.of(
            "America/Ensenada",
            "America/Santa_Isabel",
            "America/Tijuana",
            "Asia/Tehran",
            "Europe/Chisinau",
            "Europe/Tiraspol",
            "Iran",
            "Mexico/BajaNorte");

    private static final Instant PRESENT = Instant.parse("2025-01-01T00:00:00Z");

    private static byte[] file() throws IOException {
        try (InputStream in = ZoneData.class.getResourceAsStream("zones.gz")) {
            return in.readAllBytes();
        }
    }

    @Test
    void file_asPublished_hasNotChanged() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(file());
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(SHA_256);
        assertThat(ZoneData.shipped().version()).isEqualTo("2026a");
        assertThat(ZoneData.shipped().names())
                .hasSize(597)
                .contains("UTC", "Europe/Berlin", "Asia/Calcutta", "Asia/Kolkata", "EST", "GMT+0", "ROC");
    }

    @Test
    void file_withTheSameTimeZoneData_isMadeAgain() throws IOException {
        if (!ZoneDataGenerator.version().equals(ZoneData.shipped().version())) {
            System.out.printf(
                    "zones: made from %s, this JDK has %s: not made again%n",
                    ZoneData.shipped().version(), ZoneDataGenerator.version());
            return;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file()))) {
            assertThat(ZoneDataGenerator.plain()).isEqualTo(in.readAllBytes());
        }
    }

    @Test
    void everyZoneOfTheJdk_inYearsPast_isTheSame() {
        List<String> later = new ArrayList<>();
        Map<String, Instant> past = new TreeMap<>();
        ZoneDataGenerator.zones().forEach((name, id) -> {
            ZoneTable jdk = JdkZones.table(ZoneId.of(id), ZoneDataGenerator.FROM, ZoneDataGenerator.TO);
            ZoneTable ours = ZoneData.shipped().table(name).orElse(ZoneTable.UTC);
            long differs = firstDifference(ours, jdk);
            Instant from = Instant.ofEpochSecond(Math.min(differs, ZoneDataGenerator.TO.getEpochSecond()));
            if (from.isBefore(PRESENT) && ours != ZoneTable.UTC) {
                past.put(name, from);
            } else if (differs < Long.MAX_VALUE) {
                later.add(name + " from " + from);
            }
        });
        System.out.printf("zones: this JDK, with %s, differs in %s %s%n", ZoneDataGenerator.version(), past, later);
        String version = ZoneDataGenerator.version();
        if (version.compareTo(RECENT) >= 0
                && version.compareTo(ZoneData.shipped().version()) <= 0) {
            assertThat(past.keySet()).isSubsetOf(CORRECTED);
        }
    }

    private static long firstDifference(ZoneTable a, ZoneTable b) {
        for (int segment = 0; ; segment++) {
            if (a.offsetOf(segment) != b.offsetOf(segment)) {
                return Math.max(a.beginOf(segment), a.fromSecond());
            }
            if (a.endOf(segment) != b.endOf(segment)) {
                return Math.min(a.endOf(segment), b.endOf(segment));
            }
            if (a.endOf(segment) == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
        }
    }

    @Test
    void table_unknownName_isNone() {
        assertThat(ZoneData.shipped().table("Europe/Berlim")).isEmpty();
        assertThat(ZoneData.shipped().table("europe/berlin")).isEmpty();
        assertThat(ZoneData.shipped().table("+02:00")).isEmpty();
    }

    /** Two tables, three names. */
    private static StateWriter small(String second, int table) {
        return new StateWriter()
                .text("v")
                .i64(0)
                .i64(20_000_000)
                .count(2)
                .i32(0)
                .count(0)
                .i32(3_600)
                .count(2)
                .i32(6_000_000)
                .i32(7_200)
                .i32(1)
                .i32(3_600)
                .count(3)
                .text("A")
                .i32(0)
                .text(second)
                .i32(table)
                .text("C")
                .i32(1);
    }

    private static ZoneData read(byte[] bytes) {
        return StateMutations.read(bytes, in -> ZoneData.read(rest(in, bytes.length)));
    }

    private static byte[] rest(StateReader in, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length; i++) {
            all[i] = (byte) in.u8();
        }
        return all;
    }

    @Test
    void form() {
        ZoneData data = read(small("B", 1).toByteArray());
        ZoneTable table = data.table("B").orElseThrow();
        assertThat(data.names()).containsExactly("A", "B", "C");
        assertThat(table.named("C")).isEqualTo(data.table("C").orElseThrow());
        assertThat(table.toString()).contains("B from 1970-01-01T00:00:00Z").contains(" 2 transitions");
        long first = 6_000_000 - ZoneTable.MARGIN_SECONDS;
        assertThat(table.beginOf(1)).isEqualTo(first);
        assertThat(table.offsetAt(first - 1)).isEqualTo(3_600);
        assertThat(table.offsetAt(first)).isEqualTo(7_200);
        assertThat(table.offsetAt(first + 1)).isEqualTo(3_600);
    }

    @Test
    void everyBitFlipped_isRefusedOrOther_andCutIsRefused() {
        byte[] good = small("B", 1).toByteArray();
        int refused = StateMutations.flip(good, ZoneDataTest::read);
        assertThat(refused).isGreaterThan(300);
        StateMutations.cut(good, ZoneDataTest::read);
    }

    @Test
    void badData_isRefused() {
        assertRefused(small("A", 1), "want names in ascending order, got A");
        assertRefused(small("D", 1), "want names in ascending order, got C");
        assertRefused(small("B", 2), "want a table of 0 to 1, got 2");
        assertRefused(small("B", -1), "want a table of 0 to 1, got -1");
        assertRefused(small("B", 1).u8(0), "want the end, got 1 more bytes");
        StateWriter range = new StateWriter().text("v").i64(1).i64(1);
        assertRefused(range, "want a range of times, got 1 to 1");
        assertRefused(tables(1, 0, 0), "want a name for each of 1 tables, got 0");
        assertRefused(tables(2, 0, 0), "want a table that is not there yet");
        assertRefused(tables(1, 1, 0), "want a later time");
        assertRefused(tables(1, 1, -1), "want a later time");
        assertRefused(tables(1, 1, 5), "want another offset than before, got 0");
        StateWriter offset =
                new StateWriter().text("v").i64(0).i64(9).count(1).i32(64_801).count(0);
        assertRefused(offset, "want an offset of at most 64800 seconds, got 64801");
        assertRefused(new StateWriter().bytes(new byte[TimeLimits.MAX_ZONE_DATA_BYTES]), "no more bytes");
    }

    /** So many same tables of so many transitions to the same offset, and no name. */
    private static StateWriter tables(int tables, int transitions, int gap) {
        StateWriter out = new StateWriter().text("v").i64(0).i64(9).count(tables);
        for (int table = 0; table < tables; table++) {
            out.i32(0).count(transitions);
            for (int i = 0; i < transitions; i++) {
                out.i32(gap).i32(0);
            }
        }
        return out.count(0);
    }

    private static void assertRefused(StateWriter bytes, String want) {
        assertThatThrownBy(() -> read(bytes.toByteArray()))
                .isInstanceOf(MalformedStateException.class)
                .hasMessageContaining(want);
    }
}
