package io.tallystick.rules.time;

import io.tallystick.rules.state.StateWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Makes the file of {@link ZoneData} from the time zone data of the JDK that runs this. */
public final class ZoneDataGenerator {
    static final Instant FROM = Instant.parse("1971-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2101-01-01T00:00:00Z");

    /** IANA names that the JDK does not have, and the zone that each is since 1971. */
    static final Map<String, String> LINKS = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "ROC", "Asia/Taipei",
            "GMT+0", "Etc/GMT",
            "GMT-0", "Etc/GMT");

    /** Names that the JDK has and IANA has not any more. */
    static final String OLD = "SystemV/";

    private ZoneDataGenerator() {}

    /** @param args the file to write */
    public static void main(String[] args) throws IOException {
        byte[] plain = plain();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        Files.write(Path.of(args[0]), packed.toByteArray());
        System.out.printf(
                "%s: %d zones, %d bytes, %d packed%n", version(), zones().size(), plain.length, packed.size());
    }

    static String version() {
        return ZoneRulesProvider.getVersions("UTC").lastKey();
    }

    /** The names of the data, and for each what the JDK knows it by. */
    static TreeMap<String, String> zones() {
        TreeMap<String, String> zones = new TreeMap<>();
        ZoneId.getAvailableZoneIds().stream().filter(id -> !id.startsWith(OLD)).forEach(id -> zones.put(id, id));
        LINKS.forEach(zones::putIfAbsent);
        return zones;
    }

    /** The data, not packed. */
    static byte[] plain() {
        Map<ZoneTable, Integer> tables = new LinkedHashMap<>();
        StateWriter names = new StateWriter();
        zones().forEach((name, id) -> {
            ZoneTable table = JdkZones.table(ZoneId.of(id), FROM, TO).named("");
            Integer place = tables.putIfAbsent(table, tables.size());
            names.text(name).i32(place == null ? tables.size() - 1 : place);
        });
        StateWriter out =
                new StateWriter().text(version()).i64(FROM.getEpochSecond()).i64(TO.getEpochSecond());
        out.count(tables.size());
        tables.keySet().forEach(table -> write(out, table));
        byte[] head = out.count(zones().size()).toByteArray();
        byte[] tail = names.toByteArray();
        byte[] all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private static void write(StateWriter out, ZoneTable table) {
        int last = table.segment(Long.MAX_VALUE);
        out.i32(table.offsetOf(0)).count(last);
        long before = table.fromSecond() - ZoneTable.MARGIN_SECONDS;
        for (int segment = 1; segment <= last; segment++) {
            out.i32((int) (table.beginOf(segment) - before)).i32(table.offsetOf(segment));
            before = table.beginOf(segment);
        }
    }
}
