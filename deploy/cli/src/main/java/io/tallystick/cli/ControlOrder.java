package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.contracts.json.JsonFields;
import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.json.StrictJson;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.identity.TrustAnchors;
import io.tallystick.ledger.identity.UntrustedCertificateException;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.ledger.pipeline.ContractSubject;
import io.tallystick.rules.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an organisation says about a contract, signed: its word goes to every ledger.
 *
 * @param envelope the signed bytes
 * @param organisation who says it
 * @param contract the contract's name
 * @param version which of it
 * @param payload what it says: organisations that say the same have the same
 */
record ControlOrder(byte[] envelope, String organisation, String contract, String version, String payload) {
    private static final int MAX_NAME_CHARS = 255;

    /** What deploys a contract. @param migrate whether it takes over what runs */
    static String deployment(Contract contract, Map<String, String> parties, boolean migrate) {
        return Json.line(Json.object(
                "action",
                "deploy",
                "contract",
                contract.identity().name(),
                "version",
                contract.identity().version(),
                "hash",
                contract.identity().hash(),
                "source",
                contract.identity().source(),
                "parties",
                parties,
                "migrate",
                migrate));
    }

    /** What retires one. */
    static String retirement(String name, String version, String hash) {
        return Json.line(Json.object("action", "retire", "contract", name, "version", version, "hash", hash));
    }

    /** Signs it with the organisation's key, under the next of its numbers. */
    static ControlOrder sign(
            NetworkDirectory directory, String organisation, String name, String version, String payload, Instant now) {
        String subject = new ContractSubject(name).toString();
        var signer = directory.organisationSigner(organisation);
        byte[] envelope = Envelopes.sign(
                signer,
                organisation,
                subject,
                directory.nextControl(organisation, subject),
                now,
                ContentType.CONTRACT,
                payload.getBytes(StandardCharsets.UTF_8),
                List.of());
        requireSize(envelope, name);
        return new ControlOrder(envelope, organisation, name, version, payload);
    }

    /** Reads one that was signed elsewhere, and checks the signature. */
    static ControlOrder read(Path file, byte[] bytes, Genesis genesis) {
        try {
            SignedEnvelope envelope = SignedEnvelope.decode(bytes);
            if (envelope.contentType() != ContentType.CONTRACT) {
                throw new CliException(
                        Exit.USAGE,
                        file
                                + ": want an organisation's word on a contract, as `tallystick contract sign` makes it, got "
                                + envelope.contentType().mediaType());
            }
            String organisation = envelope.keyId();
            PartyOption.requireKnown(file.toString(), organisation, genesis);
            byte[] root = genesis.organisation(organisation).orElseThrow().caCertificate();
            VerificationKey key = TrustAnchors.checkRoot(organisation, root).key();
            if (!envelope.isSignedBy(key, SignatureVerifiers.best())) {
                throw new CliException(
                        Exit.USAGE, file + ": want the signature of " + organisation + ", got one that is not");
            }
            JsonFields fields = new JsonFields(StrictJson.object(envelope.payload()));
            return new ControlOrder(
                    bytes,
                    organisation,
                    fields.text("contract", MAX_NAME_CHARS),
                    fields.text("version", MAX_NAME_CHARS),
                    new String(envelope.payload(), StandardCharsets.UTF_8));
        } catch (MalformedEnvelopeException | MalformedDocumentException | UntrustedCertificateException e) {
            throw new CliException(Exit.USAGE, file + ": " + e.getMessage(), e);
        }
    }

    private static void requireSize(byte[] envelope, String name) {
        int most = LedgerEntry.MAX_BYTES - 1;
        if (envelope.length > most) {
            throw new CliException(
                    Exit.USAGE,
                    "contract " + name + ": want at most " + most + " bytes when signed, got " + envelope.length
                            + ": shorten its text");
        }
    }

    String title() {
        return contract + " " + version;
    }
}
