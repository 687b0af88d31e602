package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who may be heard by one instance. */
final class Senders {
    private final Opening opening;
    private final String[][] organisations;
    private final boolean[] gateways;
    /** Looked up in only; empty for all devices of the parties. */
    private final Set<String> devices;

    Senders(Contract contract, Opening opening) {
        this.opening = opening;
        int inputs = contract.inputs().size();
        organisations = new String[inputs][];
        gateways = new boolean[inputs];
        devices = new HashSet<>(opening.devices());
        for (int i = 0; i < inputs; i++) {
            Input input = contract.inputs().get(i);
            if (input instanceof Input.Reading reading) {
                hear(i, reading.from());
            } else if (input instanceof Input.Location location) {
                hear(i, location.from());
            }
        }
    }

    private void hear(int input, Input.Senders from) {
        TreeSet<String> names = new TreeSet<>();
        for (String role : from.roles().isEmpty() ? opening.parties().keySet() : from.roles()) {
            names.add(opening.parties().get(role));
        }
        organisations[input] = names.toArray(String[]::new);
        gateways[input] = from.gatewaysToo();
    }

    /** Whether a device's reading counts for an input. */
    boolean heard(int input, String device, boolean gateway) {
        if (gateway && !gateways[input] || !devices.isEmpty() && !devices.contains(device)) {
            return false;
        }
        for (String organisation : organisations[input]) {
            if (isMember(device, organisation)) {
                return true;
            }
        }
        return false;
    }

    /** The roles of a document's signer among those that may sign. */
    List<String> rolesOf(Input.Document input, String signer) {
        List<String> roles = new ArrayList<>();
        for (String role : input.signedBy().isEmpty() ? opening.parties().keySet() : input.signedBy()) {
            if (isMember(signer, opening.parties().get(role))) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static boolean isMember(String id, String organisation) {
        int length = organisation.length();
        return id.length() > length && id.charAt(length) == '/' && id.startsWith(organisation);
    }
}
