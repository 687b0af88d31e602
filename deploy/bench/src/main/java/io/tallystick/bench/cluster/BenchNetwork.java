package io.tallystick.bench.cluster;

import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.GenesisDraft;
import io.tallystick.ledger.genesis.GenesisWriter;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.genesis.LedgerKey;
import io.tallystick.ledger.genesis.Organisation;
import io.tallystick.ledger.genesis.OrganisationRole;
import io.tallystick.ledger.genesis.Witnesses;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.note.NoteSigner;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * A network of one organisation whose keys come from its name, so that every process of a run can make it again. Its keys
 * are no secret: it is for measuring and breaking, never for data that matter.
 */
public final class BenchNetwork {
    private static final String ORGANISATION = "acme";
    private static final Instant VALID_FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant VALID_TO = VALID_FROM.plus(Duration.ofDays(3650));

    private final String name;
    private final Genesis genesis;
    private final List<Signer> ledgerSigners = new ArrayList<>();
    private final CertificateAuthority authority;

    /** @param ledgers 1 or more */
    public BenchNetwork(String name, int ledgers) {
        this.name = name;
        String origin = GenesisDraft.defaultOrigin(name);
        List<LedgerKey> keys = new ArrayList<>();
        for (int ledger = 0; ledger < ledgers; ledger++) {
            Signer signer = Signers.ed25519(seed("ledger " + ledger));
            ledgerSigners.add(signer);
            keys.add(LedgerKey.of(origin + "/" + ledger, signer.verificationKey()));
        }
        authority = CertificateAuthority.createRoot(
                ORGANISATION, Signers.ed25519(seed(ORGANISATION)), VALID_FROM, VALID_TO, BigInteger.ONE);
        Organisation organisation = new Organisation(
                ORGANISATION,
                EnumSet.allOf(OrganisationRole.class),
                authority.certificate().der());
        genesis = Genesis.parse(
                "network.yaml",
                GenesisWriter.write(new GenesisDraft(
                        name, origin, LedgerClockKind.WALL, keys, List.of(organisation), Witnesses.NONE, List.of())));
    }

    public Genesis genesis() {
        return genesis;
    }

    public String name() {
        return name;
    }

    public int ledgers() {
        return ledgerSigners.size();
    }

    public NoteSigner checkpointSigner(int ledger) {
        return new NoteSigner(genesis.origin(ledger), ledgerSigners.get(ledger));
    }

    /** The device of a number, with an Ed25519 key and its certificate. */
    public BenchDevice device(int number) {
        Signer signer = signer(number);
        return new BenchDevice(deviceId(number), signer, chain(number, signer.verificationKey()));
    }

    /** The id of a number's device, {@code organisation/name}. */
    public static String deviceId(int number) {
        return ORGANISATION + "/device-" + number;
    }

    /** The key of a number's device. */
    public Signer signer(int number) {
        return Signers.ed25519(seed(deviceId(number)));
    }

    /** The certificates of a number's device, its own first; issued anew at each call. */
    public List<byte[]> chain(int number, VerificationKey key) {
        String id = deviceId(number);
        byte[] leaf = authority.issue(
                DeviceId.parse(id),
                key,
                VALID_FROM.plus(Duration.ofDays(1)),
                VALID_TO.minus(Duration.ofDays(1)),
                new BigInteger(1, seed(id)).shiftRight(100));
        return authority.chainOf(leaf);
    }

    private byte[] seed(String what) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((name + "|" + what).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform and this one lacks it", e);
        }
    }
}
