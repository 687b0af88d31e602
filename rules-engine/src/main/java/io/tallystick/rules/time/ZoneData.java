package io.tallystick.rules.time;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * All zones of the IANA time zone data that contracts can name, from one file that is part of the product: so a contract means
 * the same on every Java runtime, whichever time zone data that came with. Another file is another version of the contract
 * language. Immutable.
 *
 * <pre>
 * file  = gzip of: version text, from i64, to i64 (seconds of the epoch), count, count x table, count, count x zone
 * table = first offset i32, count, count x (gap u32, offset i32)     gap: seconds since the transition before; for the first since
 *                                                                    62 days before from; offset: from then on, not the one before
 * zone  = name text, table i32                                       its place among the tables, from 0
 * </pre>
 *
 * Names ascend by UTF-16 units; each is a zone or a link to one, without a difference. Tables stand in the order in which names
 * first need them, none twice.
 */
public final class ZoneData {
    private final String version;
    private final SortedMap<String, ZoneTable> zones;

    private ZoneData(String version, SortedMap<String, ZoneTable> zones) {
        this.version = version;
        this.zones = Collections.unmodifiableSortedMap(zones);
    }

    /** Read when first asked for: not every contract has a calendar. */
    private static final class Shipped {
        private static final ZoneData DATA = unpack();

        private static ZoneData unpack() {
            try (InputStream file = ZoneData.class.getResourceAsStream("zones.gz");
                    InputStream in = new GZIPInputStream(file)) {
                return read(in.readNBytes(TimeLimits.MAX_ZONE_DATA_BYTES + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "time zone data of this product: want " + ZoneData.class + " zones.gz", e);
            }
        }
    }

    /** The data of this product; from 1971 to the end of 2100. */
    public static ZoneData shipped() {
        return Shipped.DATA;
    }

    /** Which release of the IANA time zone data it was made from, such as {@code 2026a}. */
    public String version() {
        return version;
    }

    /** All names, ascending. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(zones.keySet()));
    }

    /** The offsets of a zone, upper and lower case as IANA writes it; none for an unknown name. */
    public Optional<ZoneTable> table(String name) {
        return Optional.ofNullable(zones.get(name));
    }

    /**
     * The data from its unpacked bytes.
     *
     * @throws MalformedStateException if no data is written so
     */
    static ZoneData read(byte[] bytes) {
        require(0, bytes.length <= TimeLimits.MAX_ZONE_DATA_BYTES, "no more bytes than the limit", bytes.length);
        StateReader in = new StateReader(bytes);
        String version = in.text(TimeLimits.MAX_ZONE_NAME_BYTES);
        int at = in.position();
        long from = in.i64();
        long to = in.i64();
        require(at, ZoneTable.isRange(from, to), "a range of times", from + " to " + to);
        List<ZoneTable> tables = new ArrayList<>();
        Set<ZoneTable> distinct = new HashSet<>();
        for (int left = in.count(TimeLimits.MAX_ZONES); left > 0; left--) {
            at = in.position();
            ZoneTable table = table(in, from, to);
            require(at, distinct.add(table), "a table that is not there yet", table);
            tables.add(table);
        }
        SortedMap<String, ZoneTable> zones = new TreeMap<>();
        int used = 0;
        for (int left = in.count(TimeLimits.MAX_ZONES); left > 0; left--) {
            at = in.position();
            String name = in.text(TimeLimits.MAX_ZONE_NAME_BYTES);
            int table = in.i32();
            require(at, zones.isEmpty() || zones.lastKey().compareTo(name) < 0, "names in ascending order", name);
            require(at, table >= 0 && table <= used && table < tables.size(), "a table of 0 to " + used, table);
            used = Math.max(used, table + 1);
            zones.put(name, tables.get(table).named(name));
        }
        require(in.position(), used == tables.size(), "a name for each of " + tables.size() + " tables", used);
        in.requireEnd();
        return new ZoneData(version, zones);
    }

    private static ZoneTable table(StateReader in, long from, long to) {
        int first = offset(in);
        int count = in.count(TimeLimits.MAX_TRANSITIONS);
        long[] instants = new long[count];
        int[] offsets = new int[count + 1];
        offsets[0] = first;
        long instant = from - ZoneTable.MARGIN_SECONDS;
        long end = to + ZoneTable.MARGIN_SECONDS;
        for (int i = 0; i < count; i++) {
            int at = in.position();
            long gap = Integer.toUnsignedLong(in.i32());
            instant += gap;
            require(at, gap > 0 && instant < end, "a later time, before " + end, instant);
            instants[i] = instant;
            at = in.position();
            offsets[i + 1] = offset(in);
            require(at, offsets[i + 1] != offsets[i], "another offset than before", offsets[i]);
        }
        return new ZoneTable("", from, to, instants, offsets);
    }

    private static int offset(StateReader in) {
        int at = in.position();
        int offset = in.i32();
        if (offset < -TimeLimits.MAX_OFFSET_SECONDS || offset > TimeLimits.MAX_OFFSET_SECONDS) {
            throw new MalformedStateException(
                    at, "an offset of at most " + TimeLimits.MAX_OFFSET_SECONDS + " seconds", offset);
        }
        return offset;
    }

    private static void require(int at, boolean good, String want, Object got) {
        if (!good) {
            throw new MalformedStateException(at, want, got);
        }
    }
}
