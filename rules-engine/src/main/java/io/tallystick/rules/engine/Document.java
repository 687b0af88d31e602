package io.tallystick.rules.engine;

import java.util.Map;

/**
 * A JSON object that a member of an organisation signed.
 *
 * @param type its member {@code document}
 * @param content what it says: Boolean, Long (integers), Double (other numbers), String, null, List, Map of these; not changed by the
 *     caller afterwards
 * @param signer {@code organisation/name}
 * @param digest SHA-256 of the content in one form, 32 bytes: what tells whether two signed the same; not changed by the caller
 *     afterwards
 */
public record Document(String type, Map<String, Object> content, String signer, byte[] digest) {
    public Document {
        digest = digest.clone();
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }
}
