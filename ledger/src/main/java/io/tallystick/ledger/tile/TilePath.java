package io.tallystick.ledger.tile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one file of a tiled log, c2sp.org/tlog-tiles.
 *
 * <pre>
 * path  = "tile/" ( level / "entries" ) "/" index [ ".p/" width ]
 * level = "0".."63", no leading zero
 * index = *( "x" 3DIGIT "/" ) 3DIGIT      ; no leading group of zeros: 1234067 is x001/x234/067
 * width = "1".."255", no leading zero     ; only for partial tiles
 * </pre>
 *
 * @param kind hashes or entries
 * @param level 0 for leaf hashes and entries, to 63
 * @param index of the tile within its level, from 0
 * @param width hashes or entries in it, 1 to 256; below 256 it is partial
 */
public record TilePath(Kind kind, int level, long index, int width) {
    /** Hashes in a full tile, entries in a full bundle. */
    public static final int FULL_WIDTH = 256;

    /** Tree levels from one tile level to the next: 2^8 is 256. */
    public static final int HEIGHT = 8;

    /** The highest tile level a path may name. */
    public static final int MAX_LEVEL = 63;

    /** What a file holds. */
    public enum Kind {
        /** 32-byte hashes, one after the other. */
        HASHES,
        /** Entries, each after its length as a big-endian uint16. */
        ENTRIES
    }

    private static final int MAX_CHARACTERS = 64;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < 0 || level > MAX_LEVEL || (kind == Kind.ENTRIES && level != 0)) {
            throw new IllegalArgumentException("tile level: want 0 to 63, 0 for entries, got " + level);
        }
        if (index < 0) {
            throw new IllegalArgumentException("tile index: want 0 or more, got " + index);
        }
        if (width < 1 || width > FULL_WIDTH) {
            throw new IllegalArgumentException("tile width: want 1 to 256, got " + width);
        }
    }

    /** The path of a tile of hashes. */
    public static TilePath hashes(int level, long index, int width) {
        return new TilePath(Kind.HASHES, level, index, width);
    }

    /** The path of a bundle of entries. */
    public static TilePath entries(long index, int width) {
        return new TilePath(Kind.ENTRIES, 0, index, width);
    }

    /**
     * Reads a path, with {@code /} between its elements and none in front.
     *
     * @throws TileException with {@code MALFORMED_PATH} if it is not exactly what {@link #format} writes
     */
    public static TilePath parse(String path) throws TileException {
        Matcher matcher = PATH.matcher(path);
        if (path.length() > MAX_CHARACTERS || !matcher.matches()) {
            throw malformed(path);
        }
        boolean entries = matcher.group(1).equals("entries");
        int level = entries ? 0 : Integer.parseInt(matcher.group(1));
        String digits = matcher.group(2).replace("x", "").replace("/", "");
        int width = matcher.group(3) == null ? FULL_WIDTH : Integer.parseInt(matcher.group(3));
        TilePath parsed;
        try {
            parsed = new TilePath(entries ? Kind.ENTRIES : Kind.HASHES, level, Long.parseLong(digits), width);
        } catch (IllegalArgumentException e) {
            throw malformed(path);
        }
        if (!parsed.format().equals(path)) {
            throw malformed(path);
        }
        return parsed;
    }

    private static TileException malformed(String path) {
        String shown = path.length() <= MAX_CHARACTERS ? path : path.substring(0, MAX_CHARACTERS) + "…";
        return new TileException(
                TileException.Reason.MALFORMED_PATH,
                "tile path \"" + shown + "\": want tile/<level>/<N>[.p/<width>] or tile/entries/<N>[.p/<width>]");
    }

    public boolean isPartial() {
        return width < FULL_WIDTH;
    }

    /** The full tile of the same kind, level and index. */
    public TilePath full() {
        return new TilePath(kind, level, index, FULL_WIDTH);
    }

    /** The path as in URLs and, but for the separator, in file systems. */
    public String format() {
        StringBuilder path = new StringBuilder("tile/");
        path.append(kind == Kind.ENTRIES ? "entries" : Integer.toString(level)).append('/');
        appendGroups(path, index);
        if (isPartial()) {
            path.append(".p/").append(width);
        }
        return path.toString();
    }

    private static void appendGroups(StringBuilder path, long index) {
        String digits = Long.toString(index);
        String padded = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        for (int i = 0; i < padded.length(); i += 3) {
            boolean last = i + 3 == padded.length();
            path.append(last ? "" : "x").append(padded, i, i + 3).append(last ? "" : "/");
        }
    }

    @Override
    public String toString() {
        return format();
    }
}
