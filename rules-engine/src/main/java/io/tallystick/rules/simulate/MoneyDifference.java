package io.tallystick.rules.simulate;

import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How an organisation stands after each of two runs.
 *
 * @param before what it has more than at first, after the first run
 * @param after the same, after the second
 */
public record MoneyDifference(String organisation, Money before, Money after) {
    private record Account(String organisation, Currency currency) {}

    /** Those that stand otherwise, by organisation, then currency. */
    public static List<MoneyDifference> between(List<Standing> before, List<Standing> after) {
        TreeSet<Account> accounts = new TreeSet<>(Comparator.comparing(Account::organisation)
                .thenComparing(account -> account.currency().code()));
        before.forEach(standing -> accounts.add(account(standing)));
        after.forEach(standing -> accounts.add(account(standing)));
        List<MoneyDifference> all = new ArrayList<>();
        for (Account account : accounts) {
            Money left = net(before, account);
            Money right = net(after, account);
            if (!left.equals(right)) {
                all.add(new MoneyDifference(account.organisation(), left, right));
            }
        }
        return all;
    }

    private static Account account(Standing standing) {
        return new Account(standing.organisation(), standing.net().currency());
    }

    private static Money net(List<Standing> standings, Account account) {
        return standings.stream()
                .filter(standing -> account(standing).equals(account))
                .map(Standing::net)
                .findFirst()
                .orElse(Money.zero(account.currency()));
    }

    /** What it has more after the second run than after the first. */
    public Money change() {
        return after.minus(before);
    }
}
