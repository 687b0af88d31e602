package io.tallystick.ledger.proof;

import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.InclusionProof;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.ledger.note.StrictBase64;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one tlog-proof, just the canonical form; the grammar is at {@link TlogProof}. */
final class TlogProofParser {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_SHOWN = 100;

    private final byte[] bytes;
    private int at;
    private int lineNumber;

    TlogProofParser(byte[] bytes) {
        this.bytes = bytes;
    }

    TlogProof parse() throws MalformedProofException, NoteException {
        if (bytes.length > TlogProof.MAX_BYTES) {
            throw new MalformedProofException(
                    "proof: want at most " + TlogProof.MAX_BYTES + " bytes, got " + bytes.length);
        }
        String line = nextLine();
        require(line.equals(TlogProof.FIRST_LINE), "\"" + TlogProof.FIRST_LINE + "\"", line);
        line = nextLine();
        byte[] extra = null;
        if (line.startsWith(EXTRA)) {
            extra = base64(line, EXTRA.length());
            require(extra.length <= TlogProof.MAX_EXTRA_BYTES, "at most 65535 bytes of extra data", line);
            line = nextLine();
        }
        long index = index(line);
        List<byte[]> hashes = new ArrayList<>();
        for (line = nextLine(); !line.isEmpty(); line = nextLine()) {
            require(hashes.size() < InclusionProof.MAX_HASHES, "at most 63 hashes and an empty line", line);
            byte[] hash = base64(line, 0);
            require(hash.length == Hashes.LENGTH, "a hash of 32 bytes", line);
            hashes.add(hash);
        }
        SignedNote checkpoint = SignedNote.parse(Arrays.copyOfRange(bytes, at, bytes.length));
        return new TlogProof(index, extra, hashes, checkpoint);
    }

    private String nextLine() throws MalformedProofException {
        lineNumber++;
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        // Latin-1 keeps every byte apart, so that nothing but the expected ASCII can match.
        String line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
        require(end < bytes.length, "a line ended by a newline", line);
        at = end + 1;
        return line;
    }

    private long index(String line) throws MalformedProofException {
        boolean decimal = line.startsWith(INDEX)
                && DECIMAL.matcher(line.substring(INDEX.length())).matches();
        require(decimal, "\"index \" and a decimal without leading zeros", line);
        try {
            return Long.parseLong(line.substring(INDEX.length()));
        } catch (NumberFormatException e) {
            throw malformed("an index of at most " + Long.MAX_VALUE, line);
        }
    }

    private byte[] base64(String line, int from) throws MalformedProofException {
        try {
            return StrictBase64.decode(line.substring(from));
        } catch (IllegalArgumentException e) {
            throw malformed("canonical base64", line);
        }
    }

    private void require(boolean holds, String want, String line) throws MalformedProofException {
        if (!holds) {
            throw malformed(want, line);
        }
    }

    private MalformedProofException malformed(String want, String line) {
        String shown = line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
        return new MalformedProofException("proof line " + lineNumber + ": want " + want + ", got \"" + shown + "\"");
    }
}
