package io.tallystick.ledger.keys;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.identity.DeviceId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A device of a network's folder.
 *
 * @param serial of its certificate
 * @param gateway whether its certificate lets it sign for devices that cannot
 * @param revoked whether it was marked revoked here; what counts is the revocation in the ledgers
 * @param file its key store
 */
public record EnrolledDevice(
        DeviceId id,
        SignatureAlgorithm algorithm,
        Instant notBefore,
        Instant notAfter,
        BigInteger serial,
        boolean gateway,
        boolean revoked,
        Path file) {}
