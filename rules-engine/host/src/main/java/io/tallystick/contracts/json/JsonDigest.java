package io.tallystick.contracts.json;

import io.tallystick.rules.state.StateWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/**
 * The SHA-256 of what a document says, whatever its spaces and the order of its members: two who sign the same content have the same
 * digest.
 *
 * <pre>
 * value = 0                          ; null
 *       / 1 / 2                      ; false, true
 *       / 3 i64 / 4 f64 / 5 text
 *       / 6 count *value             ; array
 *       / 7 count *(text value)      ; object, names ascending by UTF-16 units
 * </pre>
 */
public final class JsonDigest {
    private JsonDigest() {}

    /** The digest of an object that {@link StrictJson} read, 32 bytes. */
    public static byte[] of(Map<String, Object> object) {
        StateWriter out = new StateWriter();
        write(out, object);
        return sha256(out.toByteArray());
    }

    /** SHA-256. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(StateWriter out, Object value) {
        if (value == null) {
            out.u8(0);
        } else if (value instanceof Boolean truth) {
            out.u8(truth ? 2 : 1);
        } else if (value instanceof Long integer) {
            out.u8(3).i64(integer);
        } else if (value instanceof Double number) {
            out.u8(4).f64(number);
        } else if (value instanceof String text) {
            out.u8(5).text(text);
        } else if (value instanceof List<?> items) {
            out.u8(6).count(items.size());
            items.forEach(item -> write(out, item));
        } else {
            Map<?, ?> members = (Map<?, ?>) value;
            out.u8(7).count(members.size());
            members.forEach((name, member) -> write(out.text((String) name), member));
        }
    }
}
