package io.tallystick.contracts;

import java.util.SortedMap;

/**
 * A JSON object with a member {@code document}, as an event of the ledger.
 *
 * @param type that member
 * @param signer {@code organisation/name}
 * @param digest of what it says, 32 bytes, not to be changed
 * @param index the event's
 */
record SignedDocument(
        String type, SortedMap<String, Object> content, String subject, String signer, byte[] digest, long index) {
    String organisation() {
        return Members.organisationOf(signer);
    }
}
