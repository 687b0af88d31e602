package io.tallystick.connect.webhook;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads an answer up to a bound, and keeps of it one line for people. */
final class BoundedBody implements BodySubscriber<String> {
    /** Bytes of the answer that are kept. */
    private static final int EXCERPT_BYTES = 200;

    private final CompletableFuture<String> excerpt = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(EXCERPT_BYTES);
    private final int maxBytes;
    private Flow.Subscription subscription;
    private long read;

    BoundedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<String> getBody() {
        return excerpt;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            read += buffer.remaining();
            byte[] part = new byte[Math.min(buffer.remaining(), EXCERPT_BYTES - kept.size())];
            buffer.get(part);
            kept.writeBytes(part);
        }
        if (read > maxBytes) {
            subscription.cancel();
            onComplete();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        excerpt.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        excerpt.complete(kept.toString(StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip());
    }
}
