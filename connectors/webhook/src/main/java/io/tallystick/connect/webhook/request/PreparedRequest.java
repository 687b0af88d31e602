package io.tallystick.connect.webhook.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What is sent for one record: the same body, identity and headers at every attempt, but for the time and its signature. */
public final class PreparedRequest {
    private final String id;
    private final Content content;
    private final Signers signers;

    PreparedRequest(String id, Content content, Signers signers) {
        this.id = id;
        this.content = content;
        this.signers = signers;
    }

    /** The idempotency key, as it goes into {@code webhook-id} and {@code Idempotency-Key}. */
    public String id() {
        return id;
    }

    /** The body; a copy. */
    public byte[] body() {
        return content.body().clone();
    }

    /** Bytes of the body. */
    public int bodyBytes() {
        return content.body().length;
    }

    /** The headers of an attempt that begins now, by name. */
    public Map<String, String> headers(Instant now) {
        Map<String, String> headers = new TreeMap<>(content.headers());
        String timestamp = Long.toString(now.getEpochSecond());
        headers.put("Idempotency-Key", id);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        if (!signers.isEmpty()) {
            headers.put("webhook-signature", signers.header(signed(timestamp)));
        }
        return headers;
    }

    private byte[] signed(String timestamp) {
        byte[] before = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(before.length + content.body().length);
        out.writeBytes(before);
        out.writeBytes(content.body());
        return out.toByteArray();
    }
}
