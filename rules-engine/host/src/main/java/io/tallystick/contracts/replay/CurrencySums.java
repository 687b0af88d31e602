package io.tallystick.contracts.replay;

import io.tallystick.contracts.ContractHost;
import io.tallystick.rules.account.Account;
import io.tallystick.rules.account.AccountKind;
import io.tallystick.rules.money.Currency;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Adds up the money of all ledgers. The sum over ledgers may be more than a long holds. */
final class CurrencySums {
    private static final class Sum {
        private final Currency currency;
        private BigInteger issued = BigInteger.ZERO;
        private BigInteger members = BigInteger.ZERO;
        private BigInteger underWay = BigInteger.ZERO;
        private BigInteger early = BigInteger.ZERO;

        Sum(Currency currency) {
            this.currency = currency;
        }
    }

    private final TreeMap<String, Sum> sums = new TreeMap<>();

    private CurrencySums() {}

    static List<CurrencyTotal> of(ContractHost[] hosts, List<UnderWay> underWay, List<UnderWay> early) {
        CurrencySums all = new CurrencySums();
        for (ContractHost host : hosts) {
            host.queries().accounts().forEach(all::add);
        }
        for (UnderWay message : underWay) {
            if (message.money() != null) {
                Sum sum = all.sum(message.money().currency());
                sum.underWay =
                        sum.underWay.add(BigInteger.valueOf(message.money().minor()));
            }
        }
        for (UnderWay message : early) {
            if (message.money() != null) {
                Sum sum = all.sum(message.money().currency());
                sum.early = sum.early.add(BigInteger.valueOf(message.money().minor()));
            }
        }
        List<CurrencyTotal> totals = new ArrayList<>();
        all.sums
                .values()
                .forEach(sum ->
                        totals.add(new CurrencyTotal(sum.currency, sum.issued, sum.members, sum.underWay, sum.early)));
        return totals;
    }

    private void add(Account account) {
        Sum sum = sum(account.key().currency());
        BigInteger posted = BigInteger.valueOf(account.posted());
        if (account.key().kind() == AccountKind.MEMBER) {
            sum.members = sum.members.add(posted);
        } else if (account.key().kind() == AccountKind.ISSUANCE) {
            sum.issued = sum.issued.subtract(posted);
        }
    }

    private Sum sum(Currency currency) {
        return sums.computeIfAbsent(currency.code(), code -> new Sum(currency));
    }
}
