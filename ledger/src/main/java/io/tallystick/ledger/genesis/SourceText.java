package io.tallystick.ledger.genesis;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The text of a file, for errors that show their place. */
final class SourceText {
    /** Characters of a line that an error shows before and after the place. */
    private static final int EXCERPT = 60;

    private final String file;
    private final String text;
    private final String[] lines;

    private SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = text.split("\\r\\n|\\r|\\n", -1);
    }

    /** Decodes strict UTF-8 within the size limit. */
    static SourceText of(String file, byte[] bytes) {
        if (bytes.length > GenesisLimits.MAX_BYTES) {
            throw new GenesisException(
                    file, 1, 1, "want at most " + GenesisLimits.MAX_BYTES + " bytes, got " + bytes.length, "");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
        SourceText source = new SourceText(file, out.flip().toString());
        if (result.isError()) {
            int line = source.lines.length - 1;
            throw source.error(line, source.lines[line].length(), "want UTF-8, got a byte that is not");
        }
        return source;
    }

    String text() {
        return text;
    }

    GenesisException error(Optional<Mark> mark, String problem) {
        return error(
                mark.map(Mark::getLine).orElse(0), mark.map(Mark::getColumn).orElse(0), problem);
    }

    /** An error at a place inside a block scalar cannot be told better than by its first line. */
    GenesisException error(int lineFromZero, int columnFromZero, String problem) {
        String line = lineFromZero < lines.length ? lines[lineFromZero] : "";
        int column = Math.min(columnFromZero, line.length());
        int from = Math.max(0, column - EXCERPT);
        String shown = line.substring(from, Math.min(line.length(), column + EXCERPT));
        String indent = shown.substring(0, column - from).replaceAll("[^\\t]", " ");
        return new GenesisException(
                file, lineFromZero + 1, columnFromZero + 1, problem, "\n" + shown + "\n" + indent + "^");
    }
}
