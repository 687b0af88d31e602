package io.tallystick.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The characters a note may hold: valid UTF-8, no control character below U+0020 but newline. */
final class NoteText {
    private NoteText() {}

    static String decode(byte[] bytes) throws NoteException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoteException(
                    NoteException.Reason.MALFORMED_NOTE, "note: want valid UTF-8, got " + e.getMessage());
        }
        requireCharacters(text);
        return text;
    }

    static void requireCharacters(String text) throws NoteException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n') {
                throw new NoteException(
                        NoteException.Reason.MALFORMED_NOTE,
                        "note: want no control character but newline, got U+%04X at character %d"
                                .formatted((int) c, i));
            }
        }
    }
}
