package io.tallystick.ledger.genesis;

import io.tallystick.ledger.identity.DeviceId;
import java.util.EnumSet;
import java.util.Set;

/** An organisation of the network: its name, its roles and the root of its devices' certificates. */
public final class Organisation {
    private final String name;
    private final Set<OrganisationRole> roles;
    private final byte[] caCertificate;

    /**
     * An organisation.
     *
     * @param name as {@link DeviceId#requireOrganisation} wants it
     * @param roles at least one
     * @param caCertificate DER of its root, copied
     */
    public Organisation(String name, Set<OrganisationRole> roles, byte[] caCertificate) {
        this.name = DeviceId.requireOrganisation(name);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("organisation " + name + ": want at least one role");
        }
        this.roles = Set.copyOf(roles);
        this.caCertificate = caCertificate.clone();
    }

    public String name() {
        return name;
    }

    /** The roles in the order of their declaration. */
    public Set<OrganisationRole> roles() {
        return EnumSet.copyOf(roles);
    }

    /** DER of the root certificate, a copy. */
    public byte[] caCertificate() {
        return caCertificate.clone();
    }

    @Override
    public String toString() {
        return name + roles();
    }
}
