package io.tallystick.sink.tiles;

import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteSignature;
import io.tallystick.ledger.note.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Entries, checkpoints (with a made-up signature, which the writer does not check) and whole directories to compare. */
final class Samples {
    static final String ORIGIN = "example.com/ledger/0";

    private Samples() {}

    static byte[] entry(long index) {
        return ("entry " + index).repeat((int) (index % 4)).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] checkpoint(String origin, long size, byte[] root) {
        return SignedNote.of(
                        new Checkpoint(origin, size, root).format(),
                        List.of(new NoteSignature(origin, 7, new byte[64])))
                .bytes();
    }

    static void appendTo(TileDirectoryWriter writer, long size) throws IOException {
        while (writer.size() < size) {
            writer.append(entry(writer.size()));
        }
    }

    static void commit(TileDirectoryWriter writer) throws IOException {
        writer.commit(checkpoint(ORIGIN, writer.size(), writer.root()));
    }

    /** Every file's relative name and content. */
    static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        DirectoryFiles.walk(
                directory, (name, file) -> files.put(name, HexFormat.of().formatHex(Files.readAllBytes(file))));
        return files;
    }

    /** What one run that is never disturbed makes of so many entries. */
    static Map<String, String> oneShot(Path directory, long size) throws IOException {
        TileDirectoryWriter writer = TileDirectoryWriter.open(directory);
        appendTo(writer, size);
        commit(writer);
        return files(directory);
    }
}
