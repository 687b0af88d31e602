package io.tallystick.ledger.genesis;

import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.Pem;
import io.tallystick.ledger.identity.TrustAnchors;
import io.tallystick.ledger.identity.UntrustedCertificateException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** The fields of network.yaml, as docs/reference/network-yaml.md describes them. */
final class GenesisParser {
    static final String FORMAT = "tallystick/1";

    private static final Pattern NETWORK = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~/-]{0,199}");

    private final YamlReader yaml;

    GenesisParser(GenesisSource source) {
        this.yaml = new YamlReader(source);
    }

    GenesisDraft parse(Node root) {
        Map<String, Node> fields = yaml.mapping(
                root,
                "network.yaml",
                List.of("format", "network", "clock", "ledgers", "organisations"),
                List.of("origin", "witnesses", "currencies"));
        yaml.oneOf(fields.get("format"), "format", Map.of(FORMAT, FORMAT));
        String network = yaml.parsed(fields.get("network"), "network", GenesisParser::requireNetwork);
        String origin = fields.containsKey("origin")
                ? yaml.parsed(fields.get("origin"), "origin", GenesisParser::requireOrigin)
                : GenesisDraft.defaultOrigin(network);
        List<Organisation> organisations = organisations(fields.get("organisations"));
        return new GenesisDraft(
                network,
                origin,
                yaml.oneOf(fields.get("clock"), "clock", clocks()),
                ledgers(fields.get("ledgers"), origin),
                organisations,
                fields.containsKey("witnesses") ? witnesses(fields.get("witnesses")) : Witnesses.NONE,
                fields.containsKey("currencies") ? currencies(fields.get("currencies"), organisations) : List.of());
    }

    static String requireNetwork(String network) {
        if (!NETWORK.matcher(network).matches()) {
            throw new IllegalArgumentException(
                    "network \"" + network + "\": want 1 to 63 of a-z 0-9 . - beginning with a letter or digit");
        }
        return network;
    }

    private static String requireOrigin(String origin) {
        if (!ORIGIN.matcher(origin).matches() || origin.endsWith("/") || origin.contains("//")) {
            throw new IllegalArgumentException("origin \"" + origin
                    + "\": want 1 to 200 of A-Z a-z 0-9 . _ ~ - and single / between them, without a scheme");
        }
        return origin;
    }

    private static Map<String, LedgerClockKind> clocks() {
        Map<String, LedgerClockKind> clocks = new LinkedHashMap<>();
        for (LedgerClockKind kind : LedgerClockKind.values()) {
            clocks.put(kind.text(), kind);
        }
        return clocks;
    }

    private List<LedgerKey> ledgers(Node node, String origin) {
        List<LedgerKey> keys = new ArrayList<>();
        for (Node item : yaml.list(node, "ledgers", 1, GenesisLimits.MAX_LEDGERS)) {
            LedgerKey key = yaml.parsed(item, "ledger key", LedgerKey::parse);
            String wanted = origin + "/" + keys.size();
            if (!key.name().equals(wanted)) {
                throw yaml.error(
                        item, "key of ledger " + keys.size() + ": want the name " + wanted + ", got " + key.name());
            }
            if (keys.stream().anyMatch(other -> other.key().equals(key.key()))) {
                throw yaml.error(item, "key of ledger " + keys.size() + ": another ledger has the same; want one each");
            }
            keys.add(key);
        }
        return keys;
    }

    private List<Organisation> organisations(Node node) {
        List<Organisation> organisations = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : yaml.list(node, "organisations", 1, GenesisLimits.MAX_ORGANISATIONS)) {
            Map<String, Node> fields = yaml.mapping(item, "organisation", List.of("name", "roles", "ca"), List.of());
            String name = yaml.parsed(fields.get("name"), "organisation name", DeviceId::requireOrganisation);
            if (!names.add(name)) {
                throw yaml.error(fields.get("name"), "organisation \"" + name + "\" stands twice: want each once");
            }
            Set<OrganisationRole> roles = roles(fields.get("roles"));
            organisations.add(new Organisation(name, roles, certificate(fields.get("ca"), name)));
        }
        if (organisations.stream().noneMatch(o -> o.roles().contains(OrganisationRole.OPERATOR))) {
            throw yaml.error(node, "organisations: want at least one with the role operator");
        }
        return organisations;
    }

    private Set<OrganisationRole> roles(Node node) {
        Map<String, OrganisationRole> choices = new LinkedHashMap<>();
        for (OrganisationRole role : OrganisationRole.values()) {
            choices.put(role.text(), role);
        }
        Set<OrganisationRole> roles = EnumSet.noneOf(OrganisationRole.class);
        for (Node item : yaml.list(node, "roles", 1, choices.size())) {
            OrganisationRole role = yaml.oneOf(item, "roles", choices);
            if (!roles.add(role)) {
                throw yaml.error(item, "role " + role.text() + " stands twice: want each once");
            }
        }
        return roles;
    }

    private byte[] certificate(Node node, String organisation) {
        byte[] der = yaml.parsed(node, "ca", text -> {
            try {
                return Pem.read(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("ca of " + organisation + ": " + e.getMessage(), e);
            }
        });
        try {
            TrustAnchors.checkRoot(organisation, der);
            return der;
        } catch (UntrustedCertificateException e) {
            throw yaml.error(node, "ca of " + organisation + ": " + e.getMessage());
        }
    }

    private Witnesses witnesses(Node node) {
        Map<String, Node> fields = yaml.mapping(node, "witnesses", List.of("quorum", "keys"), List.of());
        List<WitnessKey> keys = new ArrayList<>();
        for (Node item : yaml.list(fields.get("keys"), "witness keys", 1, GenesisLimits.MAX_WITNESSES)) {
            WitnessKey key = yaml.parsed(item, "witness key", WitnessKey::parse);
            if (keys.stream()
                    .anyMatch(k -> k.name().equals(key.name()) || k.key().equals(key.key()))) {
                throw yaml.error(item, "witness key " + key.name() + ": its name or key stands twice; want each once");
            }
            keys.add(key);
        }
        return new Witnesses(yaml.integer(fields.get("quorum"), "witness quorum", 1, keys.size()), keys);
    }

    private List<Currency> currencies(Node node, List<Organisation> organisations) {
        Map<String, String> issuers = new LinkedHashMap<>();
        organisations.forEach(o -> issuers.put(o.name(), o.name()));
        List<Currency> currencies = new ArrayList<>();
        for (Node item : yaml.list(node, "currencies", 0, GenesisLimits.MAX_CURRENCIES)) {
            Map<String, Node> fields = yaml.mapping(item, "currency", List.of("code", "exponent", "issuer"), List.of());
            int exponent = yaml.integer(fields.get("exponent"), "exponent", 0, GenesisLimits.MAX_CURRENCY_EXPONENT);
            String issuer = yaml.oneOf(fields.get("issuer"), "currency issuer", issuers);
            Currency currency =
                    yaml.parsed(fields.get("code"), "currency code", code -> new Currency(code, exponent, issuer));
            if (currencies.stream().anyMatch(c -> c.code().equals(currency.code()))) {
                throw yaml.error(fields.get("code"), "currency " + currency.code() + " stands twice: want each once");
            }
            currencies.add(currency);
        }
        return currencies;
    }
}
