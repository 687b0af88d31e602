package io.tallystick.contracts;

import io.tallystick.contracts.json.JsonDigest;
import io.tallystick.rules.state.StateWriter;
import java.util.HexFormat;

/** Digests as text. */
final class Hex {
    private Hex() {}

    /** The digest of a name and another digest, 64 lower-case hexadecimal digits. */
    static String of(String name, byte[] digest) {
        StateWriter out = new StateWriter();
        return HexFormat.of()
                .formatHex(JsonDigest.sha256(out.text(name).bytes(digest).toByteArray()));
    }
}
