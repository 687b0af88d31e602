package io.tallystick.connect.webhook;

import io.tallystick.connect.plugin.PluginVersion;
import io.tallystick.connect.webhook.delivery.AttemptResult;
import io.tallystick.connect.webhook.delivery.AttemptResult.Answered;
import io.tallystick.connect.webhook.delivery.AttemptResult.Cause;
import io.tallystick.connect.webhook.delivery.AttemptResult.Unanswered;
import io.tallystick.connect.webhook.request.PreparedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLException;

/** Posts requests to one target. Redirects are not followed, and of an answer no more is read than allowed. */
final class HttpTarget {
    private static final String USER_AGENT =
            "tallystick-connect-webhook/" + PluginVersion.of(WebhookSinkConnector.class);

    private final URI uri;
    private final HttpClient client;
    private final Duration requestTimeout;
    private final int responseMaxBytes;
    private final String authorization;

    /** @param executor runs what the client does; the caller ends it */
    HttpTarget(WebhookConfig config, ExecutorService executor) {
        uri = config.target();
        requestTimeout = config.requestTimeout();
        responseMaxBytes = config.responseMaxBytes();
        authorization = config.authorization();
        client = HttpClient.newBuilder()
                .version(config.httpVersion())
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .sslContext(config.tls().context())
                .executor(executor)
                .build();
    }

    /**
     * Begins one attempt. Cancelling the future gives it up, and the connection with it; the client itself bounds only the time to
     * the answer's headers, so whoever calls cancels after {@link #requestTimeout}.
     */
    CompletableFuture<HttpResponse<String>> post(PreparedRequest prepared, Instant now) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(requestTimeout)
                .POST(HttpRequest.BodyPublishers.ofByteArray(prepared.body()));
        prepared.headers(now).forEach(request::header);
        request.header("User-Agent", USER_AGENT);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.sendAsync(request.build(), info -> new BoundedBody(responseMaxBytes));
    }

    Duration requestTimeout() {
        return requestTimeout;
    }

    /** What an attempt came to. */
    static AttemptResult result(HttpResponse<String> response, Throwable failure) {
        if (response != null) {
            return new Answered(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(null),
                    response.body());
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new Unanswered(causeOf(cause), cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    private static Cause causeOf(Throwable failure) {
        if (failure instanceof HttpTimeoutException || failure instanceof CancellationException) {
            return Cause.TIMEOUT;
        }
        return failure instanceof SSLException ? Cause.TLS : Cause.CONNECTION;
    }
}
