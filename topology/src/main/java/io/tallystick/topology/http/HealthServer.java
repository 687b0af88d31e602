package io.tallystick.topology.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tallystick.topology.http.HealthCheck.Health;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers HTTP for one instance: its health, its metrics, and whatever routes it is given. All of it only reads; errors are
 * RFC 9457 problems. The routes are in docs/reference/http-api.md.
 */
public final class HealthServer implements AutoCloseable {
    /** The text format that Prometheus asks for. */
    static final String METRICS_MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);

    private final Javalin javalin;
    private final String host;

    private HealthServer(Javalin javalin, String host) {
        this.javalin = javalin;
        this.host = host;
    }

    /**
     * Starts to answer.
     *
     * @param checks what the instance needs to be live and ready
     * @param metrics what is given at {@code /metrics}
     * @param routes further routes, such as {@link LedgerApi#routes}
     * @throws HttpPortTakenException if the port is taken
     */
    public static HealthServer start(
            HttpSettings settings,
            List<HealthCheck> checks,
            PrometheusMeterRegistry metrics,
            List<Consumer<RoutesConfig>> routes) {
        List<HealthCheck> kept = List.copyOf(checks);
        Javalin javalin = Javalin.create(config -> {
            configure(config, settings);
            config.routes.get("/health/live", context -> health(context, kept, Health::live));
            config.routes.get("/health/ready", context -> health(context, kept, Health::ready));
            config.routes.get(
                    "/metrics",
                    context -> context.contentType(METRICS_MEDIA_TYPE).result(metrics.scrape()));
            routes.forEach(more -> more.accept(config.routes));
            config.routes.exception(
                    HttpResponseException.class,
                    (refused, context) -> problem(
                            context,
                            new Problem(refused.getStatus(), "The request was refused", refused.getMessage())));
            config.routes.exception(Exception.class, HealthServer::unexpected);
        });
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            javalin.stop();
            throw new HttpPortTakenException(settings.host(), settings.port(), e);
        }
        LOG.info("HTTP on http://{}:{}", settings.host(), javalin.port());
        return new HealthServer(javalin, settings.host());
    }

    private static void configure(JavalinConfig config, HttpSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = HttpSettings.MAX_BODY_BYTES;
        config.jetty.threadPool = new QueuedThreadPool(settings.threads(), Math.min(4, settings.threads()));
        config.jetty.modifyServer(server -> server.setErrorHandler(new JettyErrors()));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(HttpSettings.MAX_HEADER_BYTES);
            http.setIdleTimeout(settings.idleTimeout().toMillis());
            http.setSendServerVersion(false);
        });
    }

    /** The port that is listened on, 1 to 65,535. */
    public int port() {
        return javalin.port();
    }

    /** Where it answers, such as {@code http://127.0.0.1:8080}. */
    public String url() {
        return "http://" + host + ":" + port();
    }

    /** Stops answering. */
    @Override
    public void close() {
        javalin.stop();
    }

    private static void health(Context context, List<HealthCheck> checks, Predicate<Health> asked) {
        ObjectNode json = Json.object();
        boolean up = true;
        ArrayNode details = Json.array();
        for (HealthCheck check : checks) {
            Health health = check.health();
            boolean well = asked.test(health);
            up &= well;
            details.addObject()
                    .put("name", health.name())
                    .put("status", well ? "up" : "down")
                    .put("detail", health.detail());
        }
        json.put("status", up ? "up" : "down").set("checks", details);
        context.status(up ? 200 : 503).contentType(Json.MEDIA_TYPE).result(Json.text(json));
    }

    static void problem(Context context, Problem problem) {
        context.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(problem.json());
    }

    private static void unexpected(Exception failure, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), failure);
        problem(
                context,
                new Problem(500, "The request failed", "an unexpected error; the log of the instance has more"));
    }
}
