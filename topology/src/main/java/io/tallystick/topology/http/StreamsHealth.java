package io.tallystick.topology.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/** How a Kafka Streams client is: live while it has stream threads, ready while it runs. */
public final class StreamsHealth implements HealthCheck {
    private final String name;
    private final KafkaStreams streams;
    private final int threads;
    private final Supplier<Optional<Throwable>> failure;

    /**
     * @param name which client, such as {@code ledger}
     * @param threads how many stream threads it was started with, at least 1
     * @param failure what stopped the client, if something did
     */
    public StreamsHealth(String name, KafkaStreams streams, int threads, Supplier<Optional<Throwable>> failure) {
        this.name = name;
        this.streams = streams;
        this.threads = threads;
        this.failure = failure;
    }

    @Override
    public Health health() {
        // Threads that have died are not among the local threads: Kafka Streams leaves them out.
        int alive = streams.metadataForLocalThreads().size();
        return of(name, streams.state(), alive, threads, failure.get());
    }

    /**
     * The verdict. A client whose threads are fewer than they were is live: those that are left have taken over.
     *
     * @param alive stream threads that have not died, 0 or more
     * @param wanted stream threads it was started with
     */
    static Health of(String name, KafkaStreams.State state, int alive, int wanted, Optional<Throwable> failure) {
        if (failure.isPresent()) {
            return new Health(name, false, false, state + ": " + failure.get().getMessage());
        }
        return switch (state) {
            case CREATED, PENDING_SHUTDOWN -> new Health(name, true, false, state.toString());
            case RUNNING, REBALANCING -> {
                boolean live = alive > 0;
                String detail = state + ", " + alive + " of " + wanted + " stream threads alive";
                yield new Health(name, live, live && state == KafkaStreams.State.RUNNING, detail);
            }
            case PENDING_ERROR, ERROR, NOT_RUNNING -> new Health(name, false, false, state.toString());
        };
    }
}
