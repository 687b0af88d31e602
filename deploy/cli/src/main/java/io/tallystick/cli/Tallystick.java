package io.tallystick.cli;

import io.tallystick.ledger.genesis.Currency;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of all commands. */
@Command(
        name = "tallystick",
        description = "Ledgers of signed device events on Apache Kafka that any outsider can check.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            NetworkCommands.class,
            TopicsCommands.class,
            RunCommand.class,
            DeviceCommands.class,
            ConnectCommands.class,
            ContractCommands.class,
            SendCommand.class,
            IssueCommand.class,
            TransferCommand.class,
            CreditCommand.class,
            AccountsCommand.class,
            ReplayCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            ShowCommand.class,
            ProveCommand.class,
            BenchCommand.class,
            CrashTestCommand.class
        },
        footerHeading = "%n",
        footer = "Help on a command: tallystick COMMAND --help")
public final class Tallystick implements Runnable {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure, for developers.")
    private boolean verbose;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final Clock clock;

    private Tallystick(Clock clock) {
        this.clock = clock;
    }

    boolean verbose() {
        return verbose;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new CliException(Exit.USAGE, "want a command, got none");
    }

    /**
     * The command line with all commands.
     *
     * @param clock what the commands take for now
     */
    static CommandLine commandLine(Clock clock) {
        CommandLine command = new CommandLine(new Tallystick(clock));
        command.registerConverter(Duration.class, new DurationConverter());
        command.registerConverter(Instant.class, new InstantConverter());
        command.registerConverter(Currency.class, new CurrencyConverter());
        command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        command.setParameterExceptionHandler(new UsageErrors());
        command.setExecutionExceptionHandler(new Failures());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setUsageHelpAutoWidth(true);
        tellExitCodes(command);
        inherit(command);
        return command;
    }

    private static void inherit(CommandLine command) {
        for (CommandLine sub : command.getSubcommands().values()) {
            sub.getCommandSpec().mixinStandardHelpOptions(true);
            tellExitCodes(sub);
            inherit(sub);
        }
    }

    private static void tellExitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(Exit.MEANINGS);
    }

    /** Runs one command and returns its exit code; for the command itself and for tests. */
    static int run(PrintWriter out, PrintWriter err, Clock clock, String... arguments) {
        return commandLine(clock).setOut(plain(out)).setErr(plain(err)).execute(arguments);
    }

    private static PrintWriter plain(Writer writer) {
        return new PrintWriter(new PlainWriter(writer), true);
    }

    /** The command. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        int exitCode = run(out, new PrintWriter(System.err, true), Clock.systemUTC(), arguments);
        System.exit(exitCode);
    }
}
