package io.tallystick.bench.cluster;

import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.genesis.Currency;
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
import java.util.Map;
import java.util.TreeMap;

/**
 * A network whose keys come from its name, so that every process of a run can make it again: one organisation with devices, one that
 * issues EUR, and two more to pay. Its keys are no secret: it is for measuring and breaking, never for data that matter.
 */
public final class BenchNetwork {
    /** Whose devices there are. */
    public static final String ORGANISATION = "acme";

    /** Who issues {@link #CURRENCY}. */
    public static final String BANK = "bank";

    /** All who may have money. */
    public static final List<String> ORGANISATIONS = List.of(ORGANISATION, BANK, "east", "west");

    /** The currency, of two decimal digits. */
    public static final String CURRENCY = "EUR";

    private static final Instant VALID_FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant VALID_TO = VALID_FROM.plus(Duration.ofDays(3650));

    private final String name;
    private final Genesis genesis;
    private final List<Signer> ledgerSigners = new ArrayList<>();
    private final Map<String, CertificateAuthority> authorities = new TreeMap<>();

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
        List<Organisation> organisations = new ArrayList<>();
        for (String organisation : ORGANISATIONS) {
            CertificateAuthority authority = CertificateAuthority.createRoot(
                    organisation, Signers.ed25519(seed(organisation)), VALID_FROM, VALID_TO, BigInteger.ONE);
            authorities.put(organisation, authority);
            organisations.add(new Organisation(
                    organisation,
                    EnumSet.allOf(OrganisationRole.class),
                    authority.certificate().der()));
        }
        List<Currency> currencies = List.of(new Currency(CURRENCY, 2, BANK));
        genesis = Genesis.parse(
                "network.yaml",
                GenesisWriter.write(new GenesisDraft(
                        name, origin, LedgerClockKind.WALL, keys, organisations, Witnesses.NONE, currencies)));
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
        return chain(deviceId(number), key);
    }

    /** A member of an organisation, by its id {@code organisation/name}. */
    public BenchDevice member(String id) {
        Signer signer = Signers.ed25519(seed(id));
        return new BenchDevice(id, signer, chain(id, signer.verificationKey()));
    }

    /** An organisation's own word about a contract, for all ledgers. */
    public byte[] contract(String organisation, String subject, long sequence, Instant at, String payload) {
        return Envelopes.sign(
                Signers.ed25519(seed(organisation)),
                organisation,
                subject,
                sequence,
                at,
                ContentType.CONTRACT,
                payload.getBytes(StandardCharsets.UTF_8),
                List.of());
    }

    private List<byte[]> chain(String id, VerificationKey key) {
        CertificateAuthority authority = authorities.get(DeviceId.parse(id).organisation());
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
