package io.tallystick.connect.mqtt.broker;

import io.reactivex.Flowable;
import io.reactivex.FlowableSubscriber;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.reactivestreams.Subscription;

/**
 * Asks the client for as many messages as may be held, and for one more with each that is acknowledged: without MQTT 5's receive
 * maximum this is what bounds them. Ends of the flow that the client reports, with a session that the broker has forgotten, begin
 * it anew.
 */
final class MessageFlow<P> implements FlowableSubscriber<P> {
    private final Supplier<Flowable<P>> source;
    private final Consumer<P> taken;
    private final int most;
    private Subscription subscription;
    private int held;
    private boolean closed;

    MessageFlow(Supplier<Flowable<P>> source, int most, Consumer<P> taken) {
        this.source = source;
        this.most = most;
        this.taken = taken;
    }

    void open() {
        source.get().subscribe(this);
    }

    @Override
    public void onSubscribe(Subscription next) {
        long free;
        synchronized (this) {
            subscription = next;
            free = most - held;
        }
        if (free > 0) {
            next.request(free);
        }
    }

    @Override
    public void onNext(P message) {
        synchronized (this) {
            held++;
        }
        taken.accept(message);
    }

    /** One that was taken needs no room any more. */
    void released() {
        Subscription current;
        synchronized (this) {
            held--;
            current = subscription;
        }
        current.request(1);
    }

    @Override
    public void onError(Throwable ended) {
        reopen();
    }

    @Override
    public void onComplete() {
        reopen();
    }

    private void reopen() {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        open();
    }

    void close() {
        Subscription current;
        synchronized (this) {
            closed = true;
            current = subscription;
        }
        if (current != null) {
            current.cancel();
        }
    }
}
