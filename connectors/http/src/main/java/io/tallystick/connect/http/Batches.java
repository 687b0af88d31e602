package io.tallystick.connect.http;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.MalformedCborException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes batches apart. */
final class Batches {
    private Batches() {}

    /**
     * The items of a body, in order.
     *
     * @throws ProblemException 413, if there are too many
     */
    static List<byte[]> split(BodyKind kind, byte[] body) {
        return switch (kind) {
            case ENVELOPES -> sequence(body);
            case JSON_LINES -> lines(body);
            case ENVELOPE, SENML_JSON, SENML_CBOR, JSON -> List.of(body);
        };
    }

    /** Where the sequence breaks, the rest is one item: it is refused, and nothing in it is lost. */
    private static List<byte[]> sequence(byte[] body) {
        List<byte[]> items = new ArrayList<>();
        CborReader reader = CborReader.lenient(body);
        int at = 0;
        while (at < body.length) {
            int end = body.length;
            try {
                reader.skip();
                end = reader.position();
            } catch (MalformedCborException e) {
                end = body.length;
            }
            add(items, Arrays.copyOfRange(body, at, end));
            at = end;
        }
        return items;
    }

    /** Lines end with LF or CRLF; one of spaces alone is none. */
    private static List<byte[]> lines(byte[] body) {
        List<byte[]> items = new ArrayList<>();
        int at = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                int end = i > at && body[i - 1] == '\r' ? i - 1 : i;
                if (!isBlank(body, at, end)) {
                    add(items, Arrays.copyOfRange(body, at, end));
                }
                at = i + 1;
            }
        }
        return items;
    }

    private static boolean isBlank(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] != ' ' && body[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private static void add(List<byte[]> items, byte[] item) {
        if (items.size() == HttpLimits.MAX_ITEMS) {
            throw ProblemException.tooLarge(
                    "want at most " + HttpLimits.MAX_ITEMS + " items, got more: send them in parts");
        }
        items.add(item);
    }
}
