package io.tallystick.connect.webhook.request;

/** Makes one signature of the header {@code webhook-signature}. Safe for many threads. */
interface Signer {
    /** The signature with its scheme, as {@code v1,<base64>}. */
    String sign(byte[] content);
}
