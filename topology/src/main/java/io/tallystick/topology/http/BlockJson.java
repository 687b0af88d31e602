package io.tallystick.topology.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.topology.readmodel.StoredBlock;
import java.util.Locale;

/** A block as JSON: its seal and its place in the ledger; the entries are asked for by their indexes. */
final class BlockJson {
    private BlockJson() {}

    static ObjectNode of(StoredBlock block) {
        ObjectNode json = Json.object().put("ledger", block.ledger());
        seal(block.seal(), json);
        return json.put("entryCount", block.entryCount())
                .put("lastIndex", block.treeSize() - 1)
                .put("treeSize", block.treeSize())
                .put("root", block.root());
    }

    /** The members that a seal says. */
    static void seal(Seal seal, ObjectNode json) {
        json.put("height", seal.height())
                .put("firstIndex", seal.first())
                .put("time", EntryJson.time(seal.timeMillis()))
                .put("previousRoot", seal.previousRoot())
                .put("stateDigest", seal.stateDigest());
        json.putObject("counts")
                .put("introductions", seal.counts().introductions())
                .put("events", seal.counts().events())
                .put("late", seal.counts().late())
                .put("gaps", seal.counts().gaps())
                .put("revocations", seal.counts().revocations());
        json.putObject("declared")
                .put("rejected", seal.declared().rejected())
                .put("duplicates", seal.declared().duplicates())
                .put("unsettled", seal.declared().unsettled());
        ArrayNode inputs = json.putArray("inputs");
        seal.inputs()
                .forEach(input -> inputs.addObject()
                        .put("source", input.source().name().toLowerCase(Locale.ROOT))
                        .put("firstOffset", input.first())
                        .put("nextOffset", input.next())
                        .put("records", input.records()));
    }
}
