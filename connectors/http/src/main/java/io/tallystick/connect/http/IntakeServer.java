package io.tallystick.connect.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.tallystick.gateway.journal.SigningJournal;
import io.tallystick.gateway.output.Output;
import io.tallystick.intake.json.JsonMapping;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP intake of one gateway. The routes are in docs/reference/http-intake.md. */
public final class IntakeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);
    private static final String EVENTS = "/" + PostedReader.TOPIC;

    private final Javalin javalin;
    private final Committer committer;
    private final String host;

    private IntakeServer(Javalin javalin, Committer committer, String host) {
        this.javalin = javalin;
        this.committer = committer;
        this.host = host;
    }

    /**
     * Whose intake it is.
     *
     * @param gateway its id, {@code organisation/name}
     * @param journal opens the gateway's journal, once at the start and once after each failure
     * @param output the caller closes it
     * @param tokens whose readings are taken
     * @param mapping what JSON objects without names in the query mean, if they are taken
     * @param clock when requests arrive
     */
    public record Intake(
            String gateway,
            Supplier<SigningJournal> journal,
            Output output,
            Tokens tokens,
            Optional<JsonMapping> mapping,
            InstantSource clock) {}

    /**
     * Starts to answer, whether Kafka is there or not.
     *
     * @throws PortTakenException if the port is taken
     */
    public static IntakeServer start(IntakeSettings settings, Intake intake) {
        IntakeQueue queue = new IntakeQueue(settings.queueRequests(), settings.queueBytes());
        Committer committer =
                new Committer(intake.journal(), intake.output(), intake.gateway(), queue, settings.patience());
        IntakeServer server = listen(settings, intake, queue, committer);
        committer.start();
        return server;
    }

    /** As {@link #start}, with nobody who commits. */
    static IntakeServer listen(IntakeSettings settings, Intake intake, IntakeQueue queue, Committer committer) {
        QueuedThreadPool threads = new QueuedThreadPool(settings.threads(), Math.min(4, settings.threads()));
        PostedReader reader = new PostedReader(intake.mapping().orElse(null));
        EventsRoute events = new EventsRoute(reader, intake.tokens(), queue, intake.clock(), threads);
        Javalin javalin = Javalin.create(config -> {
            configure(config, settings, threads);
            config.routes.post(EVENTS, events::post);
            config.routes.get(
                    "/health/live",
                    context -> health(context, committer.failure().isEmpty(), committer));
            config.routes.get("/health/ready", context -> health(context, committer.isOpen(), committer));
            config.routes.exception(ProblemException.class, (e, context) -> problem(context, e.problem()));
            config.routes.exception(HttpResponseException.class, IntakeServer::refused);
            config.routes.exception(Exception.class, IntakeServer::unexpected);
        });
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            javalin.stop();
            throw new PortTakenException(settings.host(), settings.port(), e);
        }
        return new IntakeServer(javalin, committer, settings.host());
    }

    private static void configure(JavalinConfig config, IntakeSettings settings, QueuedThreadPool threads) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = HttpLimits.MAX_BATCH_BYTES;
        config.http.asyncTimeout = 0;
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> server.setErrorHandler(new JettyErrors()));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(HttpLimits.MAX_HEADER_BYTES);
            http.setIdleTimeout(settings.idleTimeout().toMillis());
            http.setSendServerVersion(false);
        });
    }

    private static void health(Context context, boolean up, Committer committer) {
        var json = Json.object().put("status", up ? "up" : "down");
        json.putArray("checks")
                .addObject()
                .put("name", "journal")
                .put("status", up ? "up" : "down")
                .put("detail", committer.state());
        context.status(up ? 200 : 503).contentType(Json.MEDIA_TYPE).result(Json.text(json));
    }

    private static void refused(HttpResponseException refused, Context context) {
        Problem problem = new Problem(refused.getStatus(), "The request was refused", refused.getMessage());
        if (refused.getStatus() == 405) {
            problem = problem.header("Allow", context.path().equals(EVENTS) ? "POST" : "GET, HEAD");
        }
        problem(context, problem);
    }

    private static void unexpected(Exception failure, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), failure);
        problem(context, new Problem(500, "The request failed", "an unexpected error; the log of the server has more"));
    }

    static void problem(Context context, Problem problem) {
        problem.headers().forEach(context::header);
        context.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(Json.text(problem.json()));
    }

    /** Where it answers, such as {@code http://127.0.0.1:8090}. */
    public String url() {
        return "http://" + host + ":" + javalin.port();
    }

    /** Why it takes nothing more, if it stopped by itself. */
    public Optional<RuntimeException> failure() {
        return committer.failure();
    }

    /** Waits until it takes nothing more; false if it still does after that time. */
    public boolean awaitStopped(Duration time) throws InterruptedException {
        return committer.awaitStopped(time);
    }

    /** Takes no more requests, and answers those that wait. */
    @Override
    public void close() {
        committer.close();
        javalin.stop();
    }
}
