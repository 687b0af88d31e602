package io.tallystick.connect.http;

import io.tallystick.ledger.crypto.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tokens that readings are taken with. Their hashes are kept, not they; tokens are random, so that a plain hash is enough.
 *
 * <pre>
 * file  = *( line LF )                                                ; UTF-8
 * line  = "" / "#" comment / name SP hash [ SP subjects [ SP devices ] ]
 * name  = 1*64( a-z / 0-9 / "." / "_" / "-" )                           ; once each
 * hash  = 64HEXDIG                                                    ; SHA-256 of the token, once each
 * subjects, devices = how names must begin, without spaces
 * </pre>
 */
public final class Tokens {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{64}");

    private record Entry(byte[] hash, Sender sender) {}

    private final List<Entry> entries;

    private Tokens(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** No token: no readings are taken, envelopes are. */
    public static Tokens none() {
        return new Tokens(List.of());
    }

    /**
     * Reads a file of tokens.
     *
     * @throws IllegalArgumentException with file and line, if it is none, or others than its owner may use it
     */
    public static Tokens load(Path file) throws IOException {
        requirePrivate(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(HttpLimits.MAX_TOKEN_FILE_BYTES + 1);
            if (bytes.length > HttpLimits.MAX_TOKEN_FILE_BYTES) {
                throw new IllegalArgumentException(
                        file + ": want at most " + HttpLimits.MAX_TOKEN_FILE_BYTES + " bytes, got more");
            }
            return parse(file.toString(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        boolean open = Files.getPosixFilePermissions(file).stream()
                .anyMatch(right -> !right.name().startsWith("OWNER_"));
        if (open) {
            throw new IllegalArgumentException(
                    file + ": want a file that its owner alone may use, got one that others may: chmod 600 " + file);
        }
    }

    static Tokens parse(String fileName, String text) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(entry(fileName + ":" + number, line.strip().split("\\s+"), entries));
            }
        }
        return new Tokens(entries);
    }

    private static Entry entry(String where, String[] words, List<Entry> before) {
        if (words.length < 2
                || words.length > 4
                || !NAME.matcher(words[0]).matches()
                || !HASH.matcher(words[1]).matches()) {
            // The line is not shown: who mistook the file may have put a token there.
            throw new IllegalArgumentException(where
                    + ": want a name of a-z 0-9 . _ -, the SHA-256 of a token in 64 hex digits, and perhaps how subjects and"
                    + " devices must begin, separated by spaces");
        }
        byte[] hash = HexFormat.of().parseHex(words[1]);
        String subjects = words.length > 2 ? words[2] : "";
        String devices = words.length > 3 ? words[3] : "";
        for (Entry entry : before) {
            if (entry.sender.name().equals(words[0]) || MessageDigest.isEqual(entry.hash, hash)) {
                throw new IllegalArgumentException(
                        where + ": want each name and each token once, got " + words[0] + " or its token again");
            }
        }
        return new Entry(hash, new Sender(words[0], subjects, devices));
    }

    /** How many there are. */
    public int size() {
        return entries.size();
    }

    /** Whose token it is. Takes as long for one that is nearly right as for any other. */
    Optional<Sender> sender(String token) {
        byte[] hash = Sha256.digest(token.getBytes(StandardCharsets.UTF_8));
        Sender found = null;
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.hash, hash)) {
                found = entry.sender;
            }
        }
        return Optional.ofNullable(found);
    }
}
