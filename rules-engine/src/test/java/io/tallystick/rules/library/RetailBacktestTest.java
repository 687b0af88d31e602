package io.tallystick.rules.library;

import static io.tallystick.rules.library.LibraryRun.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Effect;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Contracts of shops on real till lines, compared with sums over the lines. */
class RetailBacktestTest {
    @Test
    void smartShelf_sixDaysOfTillLines_stockIsWhatWasThereLessWhatWasSold() throws Exception {
        Contract contract = LibraryRun.contract("retail/smart-shelf");
        Map<String, LibraryRun> shelves = new TreeMap<>();
        Map<String, Double> sold = new TreeMap<>();
        Set<String> out = new TreeSet<>();
        int lines = 0;
        for (int day : new int[] {1, 2, 3, 5, 6, 7}) {
            for (Map<String, String> row : SharedData.rows("retail/online_retail_2010-12-0" + day + ".csv")) {
                Instant at = time(row);
                double quantity = Double.parseDouble(row.get("Quantity"));
                shelves.computeIfAbsent(
                                row.get("StockCode"),
                                code -> LibraryRun.open(
                                        contract, "GBP", Instant.parse("2010-12-01T00:00:00Z"), Map.of()))
                        .readings(at, "store/till", sample("quantity", "count", quantity, at));
                if (sold.merge(row.get("StockCode"), quantity, Double::sum) >= 200.0) {
                    out.add(row.get("StockCode"));
                }
                lines++;
            }
        }
        int orders = 0;
        int empty = 0;
        for (Map.Entry<String, LibraryRun> shelf : shelves.entrySet()) {
            LibraryRun run = shelf.getValue();
            run.requireSound();
            assertThat(Double.parseDouble(run.instance().vars().get("stock")))
                    .isEqualTo(200.0 - sold.get(shelf.getKey()));
            orders += run.effects(Effect.Sent.class).size();
            empty += run.raised("empty").isEmpty() ? 0 : 1;
        }
        System.out.printf(
                "smart-shelf: %d lines, %d articles, %d orders, %d shelves ran empty%n",
                lines, shelves.size(), orders, empty);
        assertThat(empty).isEqualTo(out.size());
        assertThat(List.of(lines, shelves.size(), orders, empty)).containsExactly(16_985, 2_334, 199, 144);
    }

    @Test
    void selfCheckout_oneDayOfInvoices_paysEachToTheCent() throws Exception {
        Contract contract = LibraryRun.contract("retail/self-checkout");
        Map<String, List<Map<String, String>>> baskets = new TreeMap<>();
        SharedData.rows("retail/online_retail_2010-12-01.csv")
                .forEach(row -> baskets.computeIfAbsent(row.get("InvoiceNo"), invoice -> new ArrayList<>())
                        .add(row));
        int paid = 0;
        BigDecimal sum = BigDecimal.ZERO;
        long store = 0;
        long brand = 0;
        for (List<Map<String, String>> basket : baskets.values()) {
            LibraryRun run = LibraryRun.open(
                    contract, "GBP", time(basket.get(0)), Map.of("limit", "GBP 100000.00", "brandPercent", 12L));
            BigDecimal total = BigDecimal.ZERO;
            Instant at = time(basket.get(0));
            for (Map<String, String> row : basket) {
                at = time(row);
                run.readings(
                        at,
                        "store/till",
                        sample("quantity", "count", Double.parseDouble(row.get("Quantity")), at),
                        sample("price", "", row.get("UnitPrice"), at));
                total = total.add(new BigDecimal(row.get("UnitPrice")).multiply(new BigDecimal(row.get("Quantity"))));
            }
            run.document(
                    at,
                    "pay",
                    "customer/phone",
                    Map.of("document", "pay", "cents", total.movePointRight(2).longValueExact()));
            run.requireSound();
            if (total.signum() > 0) {
                assertThat(run.instance().state())
                        .as(basket.get(0).get("InvoiceNo"))
                        .isEqualTo("paid");
                sum = sum.add(total);
                store += run.gained("store").minor();
                brand += run.gained("brand").minor();
                paid++;
            } else {
                assertThat(run.instance().state()).isEqualTo("scanning");
            }
        }
        System.out.printf(
                "self-checkout: %d baskets, %d paid, GBP %s, of which the brand %d pence%n",
                baskets.size(), paid, sum, brand);
        assertThat(List.of(baskets.size(), paid)).containsExactly(143, 127);
        assertThat(store + brand).isEqualTo(sum.movePointRight(2).longValueExact());
    }

    private static Instant time(Map<String, String> row) {
        return LocalDateTime.parse(row.get("InvoiceDate").replace(' ', 'T'))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
    }
}
