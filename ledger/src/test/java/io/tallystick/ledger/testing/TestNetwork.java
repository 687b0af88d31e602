package io.tallystick.ledger.testing;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole network whose keys come from its name: the same name, the same network, byte for byte. */
public final class TestNetwork {
    /** When everything in a test begins. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final Instant CA_FROM = START.minus(Duration.ofDays(365));
    private static final Instant CA_TO = START.plus(Duration.ofDays(3650));

    private final String name;
    private final Genesis genesis;
    private final List<Signer> ledgerSigners = new ArrayList<>();
    private final Map<String, CertificateAuthority> authorities = new LinkedHashMap<>();

    /** A network with wall-clock ledgers. */
    public TestNetwork(String name, int ledgers, String... organisations) {
        this(name, LedgerClockKind.WALL, ledgers, organisations);
    }

    public TestNetwork(String name, LedgerClockKind clock, int ledgers, String... organisations) {
        this(name, clock, ledgers, List.of(), organisations);
    }

    /** A network with money. */
    public TestNetwork(
            String name, LedgerClockKind clock, int ledgers, List<Currency> currencies, String... organisations) {
        this.name = name;
        String origin = GenesisDraft.defaultOrigin(name);
        List<LedgerKey> keys = new ArrayList<>();
        for (int ledger = 0; ledger < ledgers; ledger++) {
            Signer signer = Signers.ed25519(seed("ledger " + ledger));
            ledgerSigners.add(signer);
            keys.add(LedgerKey.of(origin + "/" + ledger, signer.verificationKey()));
        }
        List<Organisation> members = new ArrayList<>();
        for (String organisation : organisations) {
            CertificateAuthority authority = CertificateAuthority.createRoot(
                    organisation, Signers.ed25519(seed(organisation)), CA_FROM, CA_TO, BigInteger.ONE);
            authorities.put(organisation, authority);
            members.add(new Organisation(
                    organisation,
                    EnumSet.allOf(OrganisationRole.class),
                    authority.certificate().der()));
        }
        genesis = Genesis.parse(
                "network.yaml",
                GenesisWriter.write(new GenesisDraft(name, origin, clock, keys, members, Witnesses.NONE, currencies)));
    }

    public Genesis genesis() {
        return genesis;
    }

    public NoteSigner checkpointSigner(int ledger) {
        return new NoteSigner(genesis.origin(ledger), ledgerSigners.get(ledger));
    }

    public Signer ledgerSigner(int ledger) {
        return ledgerSigners.get(ledger);
    }

    /** A device with an Ed25519 key, valid from a day before {@link #START} for ten years. */
    public TestDevice device(String id) {
        return device(
                id, SignatureAlgorithm.ED25519, START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(3000)));
    }

    /** A device as of {@link #device(String)} that may sign for others of its organisation. */
    public TestDevice gateway(String id) {
        return gateway(id, START.minus(Duration.ofDays(1)));
    }

    public TestDevice gateway(String id, Instant from) {
        Signer signer = Signers.ed25519(seed(id + from));
        CertificateAuthority authority = authorities.get(DeviceId.parse(id).organisation());
        byte[] leaf = authority.issueGateway(
                DeviceId.parse(id),
                signer.verificationKey(),
                from,
                START.plus(Duration.ofDays(3000)),
                serial(id, from));
        return new TestDevice(id, signer, authority.chainOf(leaf));
    }

    private BigInteger serial(String id, Instant from) {
        return new BigInteger(1, seed(id + from)).shiftRight(100);
    }

    public TestDevice device(String id, SignatureAlgorithm algorithm, Instant from, Instant to) {
        DeviceId device = DeviceId.parse(id);
        Signer signer = algorithm == SignatureAlgorithm.ED25519
                ? Signers.ed25519(seed(id + from))
                : Signers.es256(new BigInteger(1, seed(id + from)));
        CertificateAuthority authority = authorities.get(device.organisation());
        byte[] leaf = authority.issue(device, signer.verificationKey(), from, to, serial(id, from));
        return new TestDevice(id, signer, authority.chainOf(leaf));
    }

    /** A device of an organisation that calls itself as one of ours, but is not. */
    public TestDevice impostor(String id) {
        return new TestNetwork(name + "-fake", 1, DeviceId.parse(id).organisation()).device(id);
    }

    /** An organisation's revocation of one of its devices. */
    public byte[] revocation(String device, long sequence, Instant at) {
        String organisation = DeviceId.parse(device).organisation();
        return Envelopes.sign(
                authorities.get(organisation).signer(),
                organisation,
                device,
                sequence,
                at,
                ContentType.REVOCATION,
                "{\"reason\":\"lost\"}".getBytes(StandardCharsets.UTF_8),
                List.of());
    }

    /** An organisation's word on a contract. */
    public byte[] contract(String organisation, String subject, long sequence, Instant at, String payload) {
        return Envelopes.sign(
                authorities.get(organisation).signer(),
                organisation,
                subject,
                sequence,
                at,
                ContentType.CONTRACT,
                payload.getBytes(StandardCharsets.UTF_8),
                List.of());
    }

    private byte[] seed(String what) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((name + "|" + what).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
