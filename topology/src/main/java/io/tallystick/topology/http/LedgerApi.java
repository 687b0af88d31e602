package io.tallystick.topology.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tallystick.ledger.proof.TlogProof;
import io.tallystick.topology.readmodel.IndexBehindException;
import io.tallystick.topology.readmodel.LedgerElsewhereException;
import io.tallystick.topology.readmodel.LedgerQueries;
import io.tallystick.topology.readmodel.LedgerUnavailableException;
import io.tallystick.topology.readmodel.LedgerView;
import io.tallystick.topology.readmodel.ProofBehindException;
import io.tallystick.topology.readmodel.StoredBlock;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** The routes that read the ledgers; docs/reference/http-api.md describes them. */
public final class LedgerApi {
    private static final String BASE = "/api/v1/ledgers";
    private static final String LEDGER = BASE + "/{ledger}";

    private final LedgerQueries queries;

    public LedgerApi(LedgerQueries queries) {
        this.queries = queries;
    }

    /** Adds the routes, to be given to {@link HealthServer#start}. */
    public void routes(RoutesConfig routes) {
        routes.get(BASE, this::ledgers);
        routes.get(LEDGER, context -> json(context, summary(view(context))));
        routes.get(LEDGER + "/checkpoint", this::checkpoint);
        routes.get(LEDGER + "/blocks/{height}", this::block);
        routes.get(LEDGER + "/entries/{index}", this::entryByIndex);
        routes.get(LEDGER + "/entries/{index}/proof", this::proof);
        routes.get(LEDGER + "/entries", this::entryByNumber);
        routes.exception(ProblemException.class, (e, context) -> HealthServer.problem(context, e.problem()));
        routes.exception(
                LedgerElsewhereException.class,
                (e, context) -> HealthServer.problem(
                        context,
                        new Problem(
                                421,
                                "The ledger is on another instance",
                                e.getMessage(),
                                e.owner().map(owner -> Map.of("owner", owner)).orElse(Map.of()))));
        routes.exception(LedgerUnavailableException.class, LedgerApi::later);
        routes.exception(IndexBehindException.class, LedgerApi::later);
        routes.exception(ProofBehindException.class, LedgerApi::later);
        // The ledger went to another instance while it was read.
        routes.exception(InvalidStateStoreException.class, LedgerApi::later);
    }

    private void ledgers(Context context) {
        ObjectNode json = Json.object();
        ArrayNode ledgers = json.putArray("ledgers");
        for (int ledger = 0; ledger < queries.ledgerCount(); ledger++) {
            try {
                ledgers.add(summary(queries.ledger(ledger)));
            } catch (LedgerElsewhereException e) {
                ObjectNode elsewhere = ledgers.addObject().put("ledger", ledger).put("unavailable", e.getMessage());
                e.owner().ifPresent(owner -> elsewhere.put("owner", owner));
            } catch (LedgerUnavailableException e) {
                ledgers.addObject().put("ledger", ledger).put("unavailable", e.getMessage());
            }
        }
        json(context, json);
    }

    private static ObjectNode summary(LedgerView view) {
        ObjectNode json = Json.object().put("ledger", view.ledger()).put("origin", view.origin());
        Optional<StoredBlock> latest = view.latest();
        json.put("blocks", latest.map(block -> block.seal().height() + 1).orElse(0L))
                .put("entries", latest.map(StoredBlock::treeSize).orElse(0L));
        latest.ifPresent(block -> json.set("latest", BlockJson.of(block)));
        return json;
    }

    private void checkpoint(Context context) throws Exception {
        LedgerView view = view(context);
        String note = view.checkpoint()
                .orElseThrow(
                        () -> ProblemException.notFound("ledger " + view.ledger() + " has no signed checkpoint yet"));
        context.contentType("text/plain; charset=utf-8").result(note);
    }

    private void block(Context context) throws Exception {
        LedgerView view = view(context);
        long height = Parameters.number(context.pathParam("height"), "height", 0);
        StoredBlock block = view.block(height)
                .orElseThrow(() -> ProblemException.notFound("ledger " + view.ledger() + " has no block " + height
                        + "; it has "
                        + view.latest().map(last -> last.seal().height() + 1).orElse(0L)));
        json(context, BlockJson.of(block));
    }

    private void entryByIndex(Context context) throws Exception {
        LedgerView view = view(context);
        long index = Parameters.number(context.pathParam("index"), "index", 0);
        json(context, EntryJson.of(view.entry(index).orElseThrow(() -> noEntry(view, index))));
    }

    private void proof(Context context) throws Exception {
        LedgerView view = view(context);
        long index = Parameters.number(context.pathParam("index"), "index", 0);
        TlogProof proof = view.proof(index).orElseThrow(() -> noEntry(view, index));
        context.contentType("text/plain; charset=utf-8").result(proof.bytes());
    }

    private static ProblemException noEntry(LedgerView view, long index) {
        return ProblemException.notFound("ledger " + view.ledger() + " has no entry " + index + "; it has "
                + view.latest().map(StoredBlock::treeSize).orElse(0L));
    }

    private void entryByNumber(Context context) throws Exception {
        LedgerView view = view(context);
        String device = Parameters.name(context, "device");
        String subject = Parameters.name(context, "subject");
        long sequence = Parameters.number(context.queryParam("sequence"), "sequence", 1);
        String what = "device " + device + ", subject " + subject + ", number " + sequence;
        LedgerView.Found found = view.entry(device, subject, sequence)
                .orElseThrow(() -> ProblemException.notFound("ledger " + view.ledger() + " has no entry of " + what));
        if (found instanceof LedgerView.Missing missing) {
            throw new ProblemException(new Problem(
                    404,
                    "The ledger records this number as missing",
                    what + ": it had not come when the ledger stopped waiting, as entry "
                            + missing.gap().index() + " says",
                    Map.of(
                            "gap",
                            LEDGER.replace("{ledger}", "" + view.ledger()) + "/entries/"
                                    + missing.gap().index())));
        }
        json(context, EntryJson.of(((LedgerView.Entry) found).entry()));
    }

    private LedgerView view(Context context) throws LedgerElsewhereException, LedgerUnavailableException {
        long ledger = Parameters.number(context.pathParam("ledger"), "ledger", 0);
        if (ledger >= queries.ledgerCount()) {
            throw ProblemException.notFound(
                    "the network has no ledger " + ledger + "; it has 0 to " + (queries.ledgerCount() - 1));
        }
        return queries.ledger((int) ledger);
    }

    private static void later(Exception e, Context context) {
        HealthServer.problem(
                context.header("Retry-After", "1"), new Problem(503, "The ledger cannot answer now", e.getMessage()));
    }

    private static void json(Context context, ObjectNode json) {
        context.contentType(Json.MEDIA_TYPE).result(Json.text(json));
    }
}
