package io.tallystick.ledger.tile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystick.ledger.merkle.ConsistencyProof;
import io.tallystick.ledger.merkle.Frontier;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.InclusionProof;
import io.tallystick.ledger.merkle.Vectors;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.note.PlainEd25519;
import io.tallystick.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs made by other implementations: Go's sumdb packages and Tessera. */
class TlogVectorsTest {
    private static final String TESSERA = "vectors/tlog/tessera_testlog";
    private static final String TESSERA_KEY =
            "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    @Test
    void sensorLog_ofGoSumdb_hasTheSameRootsProofsAndTiles() throws Exception {
        JsonNode log = Vectors.json("vectors/tlog/xmod_tlog_wsn_indoor.json");
        List<String> rows = Files.readAllLines(Vectors.file("data/buildings/wsn_singlehop_indoor_motes1-2.csv"), UTF_8);
        List<byte[]> leaves =
                rows.stream().skip(1).map(row -> row.getBytes(UTF_8)).toList();
        assertThat(leaves).hasSize(log.get("leaves").asInt());

        MemoryTiles tiles = new MemoryTiles();
        TileTree tree = new TileTree();
        Frontier frontier = new Frontier();
        for (byte[] leaf : leaves) {
            tree.append(leaf, tiles);
            tree.writePartials(tiles);
            frontier.appendEntry(leaf);
            for (JsonNode root : log.get("roots")) {
                if (root.get("size").asLong() == frontier.size()) {
                    assertThat(frontier.root()).isEqualTo(Vectors.base64(root.get("root")));
                    assertThat(tree.root()).isEqualTo(Vectors.base64(root.get("root")));
                }
            }
        }
        Checkpoint checkpoint = CheckpointVerifier.of(
                        VerifierKey.parse(log.get("vkey").asText()), PlainEd25519.verifier())
                .verify(log.get("checkpoint").asText().getBytes(UTF_8))
                .checkpoint();
        assertThat(frontier.size()).isEqualTo(checkpoint.size());
        assertThat(frontier.root()).isEqualTo(checkpoint.root());
        for (JsonNode tile : log.get("tiles")) {
            byte[] bytes = tiles.files.get(tile.get("c2sp_path").asText());
            assertThat(bytes)
                    .as(tile.get("c2sp_path").asText())
                    .hasSize(tile.get("bytes").asInt());
            assertThat(HexFormat.of().formatHex(Hashes.sha256(bytes)))
                    .isEqualTo(tile.get("sha256").asText());
        }
        for (JsonNode vector : log.get("inclusion")) {
            checkInclusion(vector, tiles);
        }
        for (JsonNode vector : log.get("consistency")) {
            checkConsistency(vector, tiles);
        }
    }

    private static void checkInclusion(JsonNode vector, TileSource tiles) throws Exception {
        long size = vector.get("treeSize").asLong();
        InclusionProof proof =
                InclusionProof.make(vector.get("leafIdx").asLong(), size, new TileHashSource(tiles, size));
        assertThat(proof.hashes().toArray(byte[][]::new))
                .isDeepEqualTo(Vectors.hashes(vector.get("proof")).toArray(byte[][]::new));
        byte[] leaf = Hashes.leaf(vector.get("leaf_utf8").asText().getBytes(UTF_8));
        assertThat(leaf).isEqualTo(Vectors.base64(vector.get("leafHash")));
        proof.verify(leaf, Vectors.base64(vector.get("root")));
    }

    private static void checkConsistency(JsonNode vector, TileSource tiles) throws Exception {
        long size = vector.get("size2").asLong();
        ConsistencyProof proof =
                ConsistencyProof.make(vector.get("size1").asLong(), size, new TileHashSource(tiles, size));
        assertThat(proof.hashes().toArray(byte[][]::new))
                .isDeepEqualTo(Vectors.hashes(vector.get("proof")).toArray(byte[][]::new));
        proof.verify(Vectors.base64(vector.get("root1")), Vectors.base64(vector.get("root2")));
    }

    @Test
    void log_ofTessera_verifiesAtEverySizeFromItsPartialTiles() throws Exception {
        Path directory = Vectors.file(TESSERA);
        TileSource source = path -> Files.readAllBytes(directory.resolve(path.format()));
        CheckpointVerifier verifier = CheckpointVerifier.of(VerifierKey.parse(TESSERA_KEY), PlainEd25519.verifier());
        byte[] previousRoot = Hashes.emptyRoot();
        for (int size = 0; size <= 15; size++) {
            Checkpoint checkpoint = checkpoint(directory.resolve("checkpoint." + size), verifier);
            assertThat(checkpoint.size()).isEqualTo(size);
            new TileAudit(source, (index, buf, off, len) -> assertThat(len).isPositive())
                    .verify(size, checkpoint.root());
            assertThat(TileTree.resume(size, source).root()).isEqualTo(checkpoint.root());
            if (size > 1) {
                ConsistencyProof.make(size - 1, size, new TileHashSource(source, size))
                        .verify(previousRoot, checkpoint.root());
            }
            previousRoot = checkpoint.root();
        }
        assertThat(checkpoint(directory.resolve("checkpoint"), verifier).size()).isEqualTo(15);
    }

    private static Checkpoint checkpoint(Path file, CheckpointVerifier verifier) throws Exception {
        return verifier.verify(read(file)).checkpoint();
    }

    private static byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}
