package io.tallystick.connect.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** {@code POST /api/v1/events}. */
final class EventsRoute {
    /** What the server puts where bytes are no UTF-8: two names that become one would mix two histories. */
    private static final char REPLACEMENT = '\ufffd';

    private final PostedReader reader;
    private final Tokens tokens;
    private final IntakeQueue queue;
    private final InstantSource clock;
    private final Executor answering;

    /** @param answering where answers are written: a slow sender must not hold up who commits */
    EventsRoute(PostedReader reader, Tokens tokens, IntakeQueue queue, InstantSource clock, Executor answering) {
        this.reader = reader;
        this.tokens = tokens;
        this.queue = queue;
        this.clock = clock;
        this.answering = answering;
    }

    void post(Context context) throws IOException {
        BodyKind kind = BodyKind.of(context.header("Content-Type"));
        requirePlain(context.header("Content-Encoding"));
        Sender sender = kind.isSigned() ? null : Bearer.require(context.header("Authorization"), tokens);
        PostedReader.Head head = new PostedReader.Head(
                kind,
                sender,
                once(context, "subject"),
                once(context, "device"),
                IdempotencyKey.of(context.header(IdempotencyKey.HEADER)));
        Posted posted = reader.read(head, body(context, kind), clock.millis());
        Pending pending = new Pending(posted, new CompletableFuture<>(), System.nanoTime());
        if (!queue.offer(pending)) {
            throw new ProblemException(new Problem(
                            429,
                            "Too much is waiting",
                            "want room in the queue, got none: " + queue.size() + " requests wait")
                    .header("Retry-After", Committer.RETRY_AFTER_SECONDS));
        }
        context.future(() ->
                pending.answer().handleAsync((outcomes, failure) -> answer(context, outcomes, failure), answering));
    }

    private static Void answer(Context context, List<Outcome> outcomes, Throwable failure) {
        if (failure != null) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            IntakeServer.problem(context, ((ProblemException) cause).problem());
            return null;
        }
        long refused = Outcome.count(outcomes, Outcome.Refused.class);
        ObjectNode json = Json.object();
        if (refused > 0) {
            Problem problem = new Problem(
                    400,
                    "Not all of it was taken",
                    refused + " of " + outcomes.size()
                            + " items were refused, as items says; the others were taken. Do not send the refused ones again");
            json = problem.json();
        }
        Outcome.write(outcomes, json);
        context.status(refused > 0 ? 400 : 200)
                .contentType(refused > 0 ? Problem.MEDIA_TYPE : Json.MEDIA_TYPE)
                .result(Json.text(json));
        return null;
    }

    private static void requirePlain(String encoding) {
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(new Problem(
                            415,
                            "The body is of a kind that is not taken",
                            "Content-Encoding: want none, got " + Shown.text(encoding))
                    .header("Accept-Encoding", "identity"));
        }
    }

    private static String once(Context context, String name) {
        List<String> given = context.queryParams(name);
        if (given.size() > 1) {
            throw ProblemException.badRequest(name + ": want it once, got it " + given.size() + " times");
        }
        if (!given.isEmpty() && given.get(0).indexOf(REPLACEMENT) >= 0) {
            throw ProblemException.badRequest(name + ": want UTF-8, percent-encoded, got bytes that are none");
        }
        return given.isEmpty() ? null : given.get(0);
    }

    private static byte[] body(Context context, BodyKind kind) throws IOException {
        try (InputStream in = context.bodyInputStream()) {
            byte[] body = in.readNBytes(kind.maxBytes() + 1);
            if (body.length > kind.maxBytes()) {
                throw ProblemException.tooLarge(
                        "want a body of at most " + kind.maxBytes() + " bytes for " + kind.mediaType() + ", got more");
            }
            return body;
        }
    }
}
