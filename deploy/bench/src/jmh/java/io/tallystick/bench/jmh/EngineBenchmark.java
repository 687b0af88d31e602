package io.tallystick.bench.jmh;

import io.tallystick.rules.account.Book;
import io.tallystick.rules.account.BookSetup;
import io.tallystick.rules.engine.BookAccounts;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.engine.Moment;
import io.tallystick.rules.engine.Opening;
import io.tallystick.rules.engine.Openings;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.ContractSourceException;
import io.tallystick.rules.money.Currencies;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** One reading through a threshold contract: a value in range, which fires nothing, a second after the one before. */
public class EngineBenchmark extends InNanoseconds {
    private static final String CONTRACT = """
            contract: threshold
            version: 1.0.0
            subject: machine
            signatories: [plant]
            params: {minC: {type: double, unit: Cel}, maxC: {type: double, unit: Cel}}
            clause: An alert when the temperature is out of {minC} to {maxC}.
            inputs:
              temp: {reading: temperature, unit: Cel, from: device}
            signals:
              breach: {when: "temp < minC || temp > maxC", for: 15m, clear: "temp > minC + 1.0 && temp < maxC - 1.0", clearFor: 5m}
            start: watching
            states:
              watching:
                on:
                  - {signal: breach, alert: {severity: major, key: breach}}
                  - {cleared: breach, clear: breach}
                  - {after: 3660d, go: over}
              over: {final: true}
            """;

    private final Firings firings = new Firings();
    private BookAccounts accounts;
    private Instance instance;
    private long now = 1_767_225_600_000L;
    private long index;

    @Setup
    public void open() throws ContractSourceException {
        Currencies currencies = Currencies.iso();
        Engine engine = new Engine(ContractReader.read("threshold.yaml", CONTRACT, currencies));
        Book book = new Book(BookSetup.of(0, List.of(), BookSetup.DEFAULT_RETENTION_MILLIS));
        accounts = new BookAccounts(book, 0, organisation -> 0, organisation -> true);
        Opening opening = Openings.check(
                        engine.contract(),
                        "threshold/m1",
                        "m1",
                        Map.of("plant", "acme"),
                        Map.of("minC", 2.0, "maxC", 8.0),
                        List.of(),
                        currencies,
                        organisation -> true)
                .orThrow();
        instance = engine.open(opening, new Moment(now, 0), accounts, firings).orThrow();
    }

    @Benchmark
    public long reading() {
        now += 1_000;
        if (instance.nextDueMillis() <= now) {
            instance.advance(now, accounts, firings);
        }
        Moment moment = new Moment(now, ++index);
        double value = 4 + index % 3;
        instance.reading(moment, "acme/m1", false, "temperature", "Cel", value, now, accounts, firings);
        return instance.nextDueMillis();
    }
}
