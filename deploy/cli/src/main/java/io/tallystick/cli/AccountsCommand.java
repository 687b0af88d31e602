package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.contracts.replay.CurrencyTotal;
import io.tallystick.contracts.replay.NetworkFindings;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.rules.account.Account;
import io.tallystick.rules.account.AccountKind;
import io.tallystick.rules.money.Currency;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code accounts}. */
@Command(
        name = "accounts",
        description = "List what organisations have in each ledger, and how all of it adds up.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick accounts --archive archive",
            "  tallystick accounts --org acme --network network.yaml \\",
            "      --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081",
            "",
            "It verifies the ledgers and runs their contracts again: nobody needs to be trusted for the balances. An"
                    + " organisation has one account for each ledger and currency; home is the ledger of account/ORG."
        })
final class AccountsCommand implements Callable<Integer> {
    @Option(names = "--org", description = "Only this organisation's.")
    private String organisation;

    @Mixin
    private ReplayOptions options;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws Exception {
        ReplayOptions.Replayed replayed = options.replay(network, console);
        if (organisation != null) {
            PartyOption.requireKnown("--org", organisation, replayed.genesis());
        }
        int ledgers = replayed.genesis().ledgerCount();
        List<Object> json = new ArrayList<>();
        PrintWriter out = console.out();
        for (int ledger = 0; ledger < ledgers; ledger++) {
            for (Account account : replayed.contracts().queries(ledger).accounts()) {
                String owner = account.key().owner();
                if (account.key().kind() == AccountKind.MEMBER
                        && (organisation == null || owner.equals(organisation))) {
                    boolean home = SubjectRouting.ledgerOf("account/" + owner, ledgers) == ledger;
                    json.add(json(ledger, account, home));
                    if (!console.json()) {
                        print(out, ledger, account, home);
                    }
                }
            }
        }
        NetworkFindings findings = replayed.contracts().findings();
        if (console.json()) {
            out.println(Json.line(Json.object(
                    "accounts",
                    json,
                    "totals",
                    findings.totals().stream().map(AccountsCommand::json).toList())));
        } else {
            findings.totals().forEach(total -> out.println(text(total)));
        }
        return findings.findings().isEmpty() ? Exit.HOLDS : Exit.DOES_NOT_HOLD;
    }

    private static Map<String, Object> json(int ledger, Account account, boolean home) {
        Currency currency = account.key().currency();
        return Json.object(
                "ledger",
                ledger,
                "organisation",
                account.key().owner(),
                "home",
                home,
                "currency",
                currency.code(),
                "balanceMinor",
                account.posted(),
                "heldMinor",
                account.held(),
                "creditLineMinor",
                account.creditLine(),
                "availableMinor",
                account.available(),
                "minorDigits",
                currency.minorDigits());
    }

    private static void print(PrintWriter out, int ledger, Account account, boolean home) {
        Currency currency = account.key().currency();
        out.println(account.key().owner() + "  " + account.balance()
                + (account.held() == 0 ? "" : ", " + amount(currency, account.held()) + " of it held")
                + (account.creditLine() == 0 ? "" : ", credit line " + amount(currency, account.creditLine()))
                + ", ledger " + ledger + (home ? " (home)" : ""));
    }

    /** One line for people. */
    static String text(CurrencyTotal total) {
        Currency currency = total.currency();
        return currency + ": issued " + amount(currency, total.issued()) + ", with organisations "
                + amount(currency, total.members()) + ", under way " + amount(currency, total.underWay())
                + (total.early().signum() == 0
                        ? ""
                        : ", received of ledgers that are read less far " + amount(currency, total.early()))
                + (total.addsUp() ? "; it adds up" : "; IT DOES NOT ADD UP");
    }

    /** For programs; sums are text, since they may be more than 64 bits hold. */
    static Map<String, Object> json(CurrencyTotal total) {
        return Json.object(
                "currency",
                total.currency().code(),
                "minorDigits",
                total.currency().minorDigits(),
                "issuedMinor",
                total.issued(),
                "membersMinor",
                total.members(),
                "underWayMinor",
                total.underWay(),
                "earlyMinor",
                total.early(),
                "addsUp",
                total.addsUp());
    }

    private static String amount(Currency currency, long minor) {
        return amount(currency, BigInteger.valueOf(minor));
    }

    private static String amount(Currency currency, BigInteger minor) {
        return currency.code() + " " + new BigDecimal(minor, currency.minorDigits()).toPlainString();
    }
}
