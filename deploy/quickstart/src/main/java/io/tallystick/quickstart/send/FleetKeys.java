package io.tallystick.quickstart.send;

import io.tallystick.ledger.crypto.Sha256;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.quickstart.fleet.FleetDevice;
import io.tallystick.quickstart.fleet.FleetPlan;
import io.tallystick.quickstart.fleet.PlannedSend.CertificateFault;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keys and certificates of a simulated fleet, in memory, made when first asked for. The keys come from the fleet's seed, so
 * the same seed has the same devices. Not for use by several threads.
 */
public final class FleetKeys {
    private static final Duration EXPIRED_AFTER = Duration.ofHours(1);
    private static final Duration VALIDITY = Duration.ofDays(30);
    /** Serial numbers are the first so many bytes of a hash: 159 bits is the bound, and 0 never comes. */
    private static final int SERIAL_BYTES = 16;

    private record Named(DeviceId device, CertificateFault fault) {}

    private final String seed;
    private final Function<String, CertificateAuthority> authorities;
    private final Map<String, CertificateAuthority> known = new HashMap<>();
    private final Map<String, CertificateAuthority> strangers = new HashMap<>();
    private final Map<DeviceId, SignatureAlgorithm> algorithms = new HashMap<>();
    private final Map<DeviceId, Signer> signers = new HashMap<>();
    private final Map<Named, List<byte[]>> chains = new HashMap<>();

    /**
     * @param plan whose devices these are; names it does not know get Ed25519 keys
     * @param authorities the CA of each organisation
     */
    public FleetKeys(long seed, FleetPlan plan, Function<String, CertificateAuthority> authorities) {
        this.seed = "fleet " + seed;
        this.authorities = authorities;
        plan.devices().forEach(this::enter);
        plan.revokedDevices().forEach(this::enter);
    }

    /** Makes the keys and certificates of the plan's honest devices now, so that nobody waits for them later. */
    public void enrol(FleetPlan plan) {
        plan.devices().forEach(device -> chain(device.id()));
    }

    private void enter(FleetDevice device) {
        algorithms.put(device.id(), device.algorithm());
    }

    /** The key that signs in a device's name. */
    public Signer signer(DeviceId device) {
        return signers.computeIfAbsent(device, id -> {
            byte[] secret = hash("key of " + id);
            return algorithms.getOrDefault(id, SignatureAlgorithm.ED25519) == SignatureAlgorithm.ES256
                    ? Signers.es256(new BigInteger(1, secret).shiftRight(1).setBit(0))
                    : Signers.ed25519(secret);
        });
    }

    /** The chain by which an enrolled device introduces itself. */
    public List<byte[]> chain(DeviceId device) {
        return chain(device, null);
    }

    /** A chain with something wrong. */
    public List<byte[]> chain(DeviceId device, CertificateFault fault) {
        return chains.computeIfAbsent(new Named(device, fault), this::issue);
    }

    /** The CA of an organisation. */
    public CertificateAuthority authority(String organisation) {
        return known.computeIfAbsent(organisation, authorities);
    }

    private List<byte[]> issue(Named named) {
        DeviceId device = named.device;
        CertificateAuthority own = authority(device.organisation());
        Instant from = own.certificate().notBefore();
        CertificateAuthority issuer = named.fault == CertificateFault.UNKNOWN_CA
                ? strangers.computeIfAbsent(device.organisation(), name -> stranger(name, from))
                : own;
        Instant to = from.plus(named.fault == CertificateFault.EXPIRED ? EXPIRED_AFTER : VALIDITY);
        BigInteger serial = new BigInteger(1, hash("serial of " + named), 0, SERIAL_BYTES);
        byte[] leaf = issuer.issue(device, signer(device).verificationKey(), from, to, serial);
        return issuer.chainOf(leaf);
    }

    /** A CA that calls itself as one of the network's. */
    private CertificateAuthority stranger(String organisation, Instant from) {
        Signer signer = Signers.ed25519(hash("stranger " + organisation));
        return CertificateAuthority.createRoot(organisation, signer, from, from.plus(VALIDITY), BigInteger.ONE);
    }

    byte[] hash(String what) {
        return Sha256.digest((seed + '|' + what).getBytes(StandardCharsets.UTF_8));
    }
}
