package io.tallystick.contracts;

import io.tallystick.contracts.json.JsonDigest;
import io.tallystick.contracts.json.JsonFields;
import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.json.StrictJson;
import io.tallystick.contracts.wording.HostWording;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/**
 * What an organisation's envelope about a contract says.
 *
 * @param digest SHA-256 of what it says, by which signatures are matched
 * @param deploy whether it deploys; else it retires
 * @param hash SHA-256 of the contract's text
 * @param source the text; empty when it retires
 * @param parties roles and the organisations that they are bound to
 */
record DeploymentOrder(
        String digest,
        boolean deploy,
        String contract,
        String version,
        String hash,
        String source,
        SortedMap<String, String> parties,
        boolean migrate) {
    private static final int HASH_CHARS = 64;

    static DeploymentOrder read(byte[] payload) throws RefusedException {
        try {
            Map<String, Object> object = StrictJson.object(payload);
            JsonFields fields = new JsonFields(object)
                    .only("action", "contract", "version", "hash", "source", "parties", "migrate");
            String action = fields.text("action", HostLimits.MAX_NAME_CHARS);
            boolean deploy = action.equals("deploy");
            if (!deploy && !action.equals("retire")) {
                throw new MalformedDocumentException(
                        HostWording.WRONG_MEMBER, "action", HostWording.AN_ACTION.of(), '"' + action + '"');
            }
            return new DeploymentOrder(
                    HexFormat.of().formatHex(JsonDigest.of(object)),
                    deploy,
                    fields.text("contract", HostLimits.MAX_NAME_CHARS),
                    fields.text("version", HostLimits.MAX_NAME_CHARS),
                    fields.text("hash", HASH_CHARS),
                    deploy ? fields.text("source", Character.MAX_VALUE) : "",
                    fields.texts("parties", HostLimits.MAX_PARTIES, HostLimits.MAX_NAME_CHARS),
                    fields.truth("migrate", false));
        } catch (MalformedDocumentException e) {
            throw new RefusedException(e);
        }
    }

    /** Refuses a text that is not the one that the hash names. */
    void requireHash() throws RefusedException {
        String got = HexFormat.of().formatHex(JsonDigest.sha256(source.getBytes(StandardCharsets.UTF_8)));
        if (!got.equals(hash)) {
            throw new RefusedException(RefusalCode.NOT_AS_SAID, HostWording.NOT_THE_HASH, got, hash);
        }
    }
}
