package io.tallystick.topology.node;

import io.javalin.config.RoutesConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.schemas.clients.ClientSettings;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerApp;
import io.tallystick.topology.http.HealthCheck;
import io.tallystick.topology.http.HealthServer;
import io.tallystick.topology.http.LedgerApi;
import io.tallystick.topology.http.StreamsHealth;
import io.tallystick.topology.http.TopicsHealth;
import io.tallystick.topology.metrics.MachineMetrics;
import io.tallystick.topology.metrics.MicrometerStageMetrics;
import io.tallystick.topology.readmodel.ReadModel;
import io.tallystick.topology.readmodel.ReadModelSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance as it is deployed. Its parts are closed in the opposite order of their start. */
public final class LedgerNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerNode.class);
    private static final int READ_MODEL_THREADS = 1;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private MicrometerStageMetrics metrics;
    private LedgerApp app;
    private Optional<HealthServer> http = Optional.empty();

    private LedgerNode() {}

    /**
     * Starts the parts.
     *
     * @param maxWait how long to wait for a broker that is away
     * @throws RuntimeException as {@link LedgerApp#start} and {@link HealthServer#start}; what had started is stopped then
     */
    public static LedgerNode start(NodeSettings settings, Duration maxWait) {
        LedgerNode node = new LedgerNode();
        try {
            node.startParts(settings, maxWait);
            return node;
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    private void startParts(NodeSettings settings, Duration maxWait) {
        PrometheusMeterRegistry registry = keep(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), r -> r.close());
        MachineMetrics machine = keep(new MachineMetrics(registry), MachineMetrics::close);
        metrics = new MicrometerStageMetrics(
                settings.genesis(), SignatureVerifiers.best().name(), Clock.systemUTC(), registry);
        app = keep(
                LedgerApp.start(
                        new AppSettings(
                                settings.genesis(),
                                settings.signers(),
                                settings.kafka(),
                                settings.ledger(),
                                settings.timing(),
                                settings.threads(),
                                settings.directory().resolve("ledger"),
                                metrics),
                        maxWait),
                LedgerApp::close);
        machine.watch("ledger", app.streams());
        Optional<ReadModel> readModel = settings.readModel()
                ? Optional.of(keep(
                        ReadModel.start(new ReadModelSettings(
                                settings.genesis(),
                                settings.kafka(),
                                READ_MODEL_THREADS,
                                settings.directory().resolve("read-model"))),
                        ReadModel::close))
                : Optional.empty();
        readModel.ifPresent(model -> machine.watch("read-model", model.streams()));
        if (settings.http().isPresent()) {
            startHttp(settings, registry, readModel);
        }
    }

    private void startHttp(NodeSettings settings, PrometheusMeterRegistry registry, Optional<ReadModel> readModel) {
        Admin admin = keep(Admin.create(ClientSettings.admin(settings.kafka())), Admin::close);
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(new StreamsHealth("ledger", app.streams(), settings.threads().streams(), app::failure));
        checks.add(new TopicsHealth(admin, new Topics(settings.genesis().network()).all(), Clock.systemUTC()));
        List<Consumer<RoutesConfig>> routes = new ArrayList<>();
        readModel.ifPresent(model -> {
            checks.add(new StreamsHealth("read-model", model.streams(), READ_MODEL_THREADS, model::failure));
            routes.add(routing -> new LedgerApi(model).routes(routing));
        });
        http = Optional.of(
                keep(HealthServer.start(settings.http().orElseThrow(), checks, registry, routes), HealthServer::close));
    }

    private <T> T keep(T part, Consumer<T> close) {
        parts.push(() -> close.accept(part));
        return part;
    }

    /** The ledger application. */
    public LedgerApp app() {
        return app;
    }

    /** What its stages reported. */
    public MicrometerStageMetrics metrics() {
        return metrics;
    }

    /** Where it answers, if it does. */
    public Optional<String> url() {
        return http.map(HealthServer::url);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("a part did not stop cleanly", e);
            }
        }
    }
}
