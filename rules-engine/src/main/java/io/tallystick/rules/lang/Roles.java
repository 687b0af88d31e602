package io.tallystick.rules.lang;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Who takes part: the roles that the contract lists, or if it lists none every role that it names anywhere. */
final class Roles {
    private final Values values;
    private final Set<String> roles = new LinkedHashSet<>();
    private final boolean listed;

    /** @param list the contract's list, if it has one */
    Roles(Values values, Optional<Node> list) {
        this.values = values;
        this.listed = list.isPresent();
        list.ifPresent(node -> values.items(node, "roles")
                .forEach(item -> values.name(item, "role").ifPresent(roles::add)));
    }

    /** A role. */
    Optional<String> role(Node node) {
        Optional<String> name = values.name(node, "role");
        if (name.isPresent() && listed && !roles.contains(name.get())) {
            values.unknown(node, "role", name.get(), roles);
            return Optional.empty();
        }
        name.ifPresent(roles::add);
        return name;
    }

    /** One role or a list of them, each once. */
    List<String> several(Node node, String what) {
        Set<String> found = new LinkedHashSet<>();
        for (Node item : values.items(node, what)) {
            role(item).ifPresent(role -> {
                if (!found.add(role)) {
                    values.refuse(item, what + ": \"" + role + "\" stands twice: remove one");
                }
            });
        }
        return List.copyOf(found);
    }

    /** All roles, in the order in which the contract names them. */
    List<String> all() {
        return new ArrayList<>(roles);
    }
}
