package io.tallystick.quickstart.fleet;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.identity.DeviceId;
import java.util.ArrayList;
import java.util.List;

/** The devices of a fleet, by number: even shares of the kinds of each field. */
final class FleetRoster {
    /** Most devices sign with Ed25519; one in so many with ES256, as secure elements in the field do. */
    private static final int ES256_EVERY = 8;

    private FleetRoster() {}

    /** A device and the kind it was made from. */
    record Member(FleetDevice device, DeviceKind kind) {}

    static List<Member> honest(Field field, int count) {
        List<DeviceKind> kinds = DeviceKinds.of(field);
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            DeviceKind kind = kinds.get(i % kinds.size());
            members.add(member(field, kind, kind.name(), i / kinds.size(), i));
        }
        return members;
    }

    static List<Member> revoked(Field field, int count) {
        List<DeviceKind> kinds = DeviceKinds.of(field);
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            DeviceKind kind = kinds.get(i % kinds.size());
            members.add(member(field, kind, kind.name() + "-revoked", i, i));
        }
        return members;
    }

    private static Member member(Field field, DeviceKind kind, String name, int number, int algorithmTurn) {
        FleetDevice device = new FleetDevice(
                new DeviceId(field.organisation(), DeviceKind.name(name, number)),
                field,
                kind.name(),
                kind.subjects().of(kind.name(), number),
                kind.payloadKind(),
                algorithmTurn % ES256_EVERY == ES256_EVERY - 1 ? SignatureAlgorithm.ES256 : SignatureAlgorithm.ED25519);
        return new Member(device, kind);
    }
}
