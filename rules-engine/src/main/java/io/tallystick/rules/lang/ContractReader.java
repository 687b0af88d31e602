package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.ContractCost;
import io.tallystick.rules.contract.Example;
import io.tallystick.rules.contract.Lateness;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Migrates;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Var;
import io.tallystick.rules.expr.ExpressionCompiler;
import io.tallystick.rules.expr.Scope;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.money.Currencies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads contracts: docs/reference/contract-language.md. First every section declares its names, then what uses the names is compiled, then the
 * whole is checked: its states, its money, its cost.
 */
public final class ContractReader {
    private final Source source;
    private final Fields root;
    private final Draft draft;
    private final MigratesSection migrates;
    private StatesSection statesSection;

    private ContractReader(Source source, Currencies currencies) throws ContractSourceException {
        this.source = source;
        this.root = new Fields(source, source.root(), "contract");
        this.draft = new Draft(source, currencies, root.optional("roles"));
        this.migrates = new MigratesSection(draft);
    }

    /**
     * Reads and checks a contract.
     *
     * @param file how it is named in errors
     * @param text at most 48 KiB of UTF-8
     * @param currencies that amounts may be in
     * @throws ContractSourceException if it is none, with at most 20 of the things that are wrong, each with its place
     */
    public static Contract read(String file, String text, Currencies currencies) throws ContractSourceException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ContractReader(Source.of(file, bytes), currencies).contract(text, hash(bytes), currencies);
    }

    /**
     * Checks how a contract takes over the instances of another version of it.
     *
     * @param file how the new text is named in errors
     * @param to the new version
     * @param from the old one
     * @throws ContractSourceException if it does not say so, or that does not fit, with the places in the new text
     */
    public static Migration migration(String file, Contract to, Contract from, Currencies currencies)
            throws ContractSourceException {
        String text = to.identity().source();
        ContractReader reader = new ContractReader(Source.of(file, text.getBytes(StandardCharsets.UTF_8)), currencies);
        Contract again = reader.contract(text, to.identity().hash(), currencies);
        ContractMoney money = new ContractMoney(currencies, new HeadSection(reader.draft, reader.root).rounding());
        return new MigrationReader(reader.draft, reader.migrates, money, from, again)
                .read(reader.root.node(), reader.statesSection.all());
    }

    private Contract contract(String text, String hash, Currencies currencies) throws ContractSourceException {
        HeadSection head = new HeadSection(draft, root);
        Contract.Identity identity = new Contract.Identity(head.name(), head.version(), hash, text);
        String title = head.title();
        String subject = head.subject();
        List<String> signatories = head.signatories();
        List<String> openers = head.openers(signatories);
        Lateness lateness = head.lateness();
        ContractMoney money = new ContractMoney(currencies, head.rounding());

        new ParamsSection(draft).declare(root.optional("params"));
        String clause = head.clause();
        new InputsSection(draft).declare(root.optional("inputs"));
        VarsSection vars = new VarsSection(draft);
        vars.declare(root.optional("vars"));
        WindowsSection windows = new WindowsSection(draft, texts());
        windows.declare(root.optional("windows"));
        ForecastsSection forecasts = new ForecastsSection(draft, windows);
        forecasts.declare(root.optional("forecasts"));
        PlacesSection places = new PlacesSection(draft);
        places.declareFences(root.optional("fences"));
        places.declareDistances(root.optional("distances"));
        SignalsSection signals = new SignalsSection(draft);
        signals.declare(root.optional("signals"));
        SchedulesSection schedules = new SchedulesSection(draft);
        schedules.declare(root.optional("every"));
        statesSection = new StatesSection(draft, windows);
        statesSection.declare(root.optional("states"), root.node());
        int start = statesSection.start(root.optional("start"), root.node());
        Contract.Slots slots = slots();

        Scope scope = draft.names.scope(root.node(), money);
        draft.compileWith(new Expressions(source, draft.names, new ExpressionCompiler(scope)));
        List<Var> allVars = vars.compile();
        windows.compile();
        List<Measures.Forecasting> allForecasts = forecasts.compile();
        signals.compile();
        List<State> states = statesSection.compile();
        List<Rule> always = always(windows, schedules, identity.name());
        Migrates takes = migrates.read(root.optional("migrates"), identity.version(), states);
        List<Example> examples = new ExamplesSection(draft).read(root.optional("tests"));
        root.requireNoOthers();
        draft.mentions.check();
        source.requireNoErrors();

        Contract contract = new Contract(
                identity,
                new Contract.Terms(title, clause, subject, draft.roles.all(), signatories, openers),
                draft.params,
                draft.inputs,
                lateness,
                allVars,
                new Measures(draft.windows, allForecasts, places.fences(), places.distances(), places.bounds()),
                draft.signals,
                draft.schedules,
                states,
                start,
                always,
                draft.ladders,
                scope,
                slots,
                takes,
                examples,
                new ContractCost(0, 0));
        return new WholeChecks(source, draft, statesSection.all()).checked(contract, money);
    }

    /** The rules of all states, then those of the schedules. */
    private List<Rule> always(WindowsSection windows, SchedulesSection schedules, String contract) {
        RulesReader reader = new RulesReader(draft, windows, -1, contract, "");
        List<Rule> always = new ArrayList<>(reader.rules(root.optional("on")));
        for (int place = 0; place < schedules.all().size(); place++) {
            reader.ofSchedule(place, schedules.all().get(place)).ifPresent(always::add);
        }
        return always;
    }

    private Contract.Slots slots() {
        Node at = root.node();
        for (String name : List.of("now", "entered", "device")) {
            draft.names.declare(at, "name of every contract", name);
        }
        return new Contract.Slots(
                draft.names.variable(at, "now", Type.TIMESTAMP),
                draft.names.variable(at, "entered", Type.TIMESTAMP),
                draft.names.variable(at, "device", Type.STRING));
    }

    /** Every text of the contract, for the results of windows that one of them mentions. */
    private Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        collect(root.node(), texts);
        return texts;
    }

    private static void collect(Node node, Set<String> texts) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> collect(entry.getValueNode(), texts));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> collect(item, texts));
        } else {
            texts.add(((ScalarNode) node).getValue());
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
