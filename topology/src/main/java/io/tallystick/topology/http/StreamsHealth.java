package io.tallystick.topology.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;

/** How a Kafka Streams client is: live while it has stream threads, ready while it runs. */
public final class StreamsHealth implements HealthCheck {
    private static final String DEAD = "DEAD";

    private final String name;
    private final KafkaStreams streams;
    private final Supplier<Optional<Throwable>> failure;

    /**
     * @param name which client, such as {@code ledger}
     * @param failure what stopped the client, if something did
     */
    public StreamsHealth(String name, KafkaStreams streams, Supplier<Optional<Throwable>> failure) {
        this.name = name;
        this.streams = streams;
        this.failure = failure;
    }

    @Override
    public Health health() {
        KafkaStreams.State state = streams.state();
        Optional<Throwable> stopped = failure.get();
        if (stopped.isPresent() || state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING) {
            return new Health(
                    name,
                    false,
                    false,
                    state + stopped.map(why -> ": " + why.getMessage()).orElse(""));
        }
        if (state != KafkaStreams.State.RUNNING && state != KafkaStreams.State.REBALANCING) {
            return new Health(name, true, false, state.toString());
        }
        long threads = streams.metadataForLocalThreads().size();
        long dead = streams.metadataForLocalThreads().stream()
                .map(ThreadMetadata::threadState)
                .filter(DEAD::equals)
                .count();
        boolean live = threads > 0 && dead < threads;
        String detail = state + ", " + (threads - dead) + " of " + threads + " stream threads alive";
        return new Health(name, live, live && state == KafkaStreams.State.RUNNING, detail);
    }
}
