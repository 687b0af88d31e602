package io.tallystick.connect.webhook.request;

import io.tallystick.connect.webhook.event.CloudEvent;
import io.tallystick.connect.webhook.event.UnconvertibleRecordException;
import java.util.Map;
import java.util.Objects;

/**
 * Makes requests of events: CloudEvents HTTP binding 1.0.2, and the headers and signatures of Standard Webhooks 1.0.0.
 *
 * <pre>
 * signed content = id "." timestamp "." body     ; Standard Webhooks, "Signature scheme"
 * </pre>
 *
 * The identity is percent-encoded like a CloudEvents header, and its full stops too: the signed content must not be split
 * in two ways.
 */
public final class RequestBuilder {
    /** Characters of an encoded identity, at most: receivers keep it as an idempotency key. */
    public static final int MAX_ID_CHARS = 512;

    private final ContentMode mode;
    private final BodyTemplate template;
    private final Signers signers;
    private final int maxBodyBytes;

    /**
     * Checks that mode and template fit.
     *
     * @param template wanted for {@link ContentMode#TEMPLATE}, null for the others
     * @param maxBodyBytes the largest body that is sent, more than 0
     */
    public RequestBuilder(ContentMode mode, BodyTemplate template, Signers signers, int maxBodyBytes) {
        if ((mode == ContentMode.TEMPLATE) != (template != null)) {
            throw new IllegalArgumentException("content mode " + mode.word()
                    + (template == null ? " wants a template, got none" : " takes no template, got one"));
        }
        this.mode = Objects.requireNonNull(mode);
        this.template = template;
        this.signers = Objects.requireNonNull(signers);
        this.maxBodyBytes = maxBodyBytes;
    }

    /**
     * Makes the request of an event.
     *
     * @param key the record's key as text; null when it has none
     * @throws UnconvertibleRecordException if the body or the identity is too long
     */
    public PreparedRequest build(CloudEvent event, String key) {
        Content content = switch (mode) {
            case STRUCTURED -> HttpBinding.structured(event);
            case BINARY -> HttpBinding.binary(event);
            case TEMPLATE -> templated(event, key);
        };
        if (content.body().length > maxBodyBytes) {
            throw new UnconvertibleRecordException("the body of " + event.id() + " has " + content.body().length
                    + " bytes, want at most " + maxBodyBytes);
        }
        String id = HttpBinding.encode(event.id(), ".");
        if (id.length() > MAX_ID_CHARS) {
            throw new UnconvertibleRecordException(
                    "the identity has " + id.length() + " characters, want at most " + MAX_ID_CHARS);
        }
        return new PreparedRequest(id, content, signers);
    }

    private Content templated(CloudEvent event, String key) {
        Map<String, String> headers = HttpBinding.attributeHeaders(event);
        headers.put(HttpBinding.CONTENT_TYPE, "application/json");
        return new Content(headers, template.fill(event, key));
    }
}
