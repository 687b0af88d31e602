package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Measures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The names in expressions by which each measuring part of a contract is known. */
final class PartNames {
    private final Contract contract;

    PartNames(Contract contract) {
        this.contract = contract;
    }

    /** What a part is. */
    enum Kind {
        INPUT,
        WINDOW,
        FORECAST,
        FENCE,
        DISTANCE,
        SIGNAL
    }

    /** Whether a part is meant. */
    interface Wanted {
        boolean is(Kind kind, int place);
    }

    /** Gives the names of each part that is wanted. */
    void each(Wanted wanted, Consumer<Collection<String>> names) {
        Measures measures = contract.measures();
        for (int i = 0; i < contract.inputs().size(); i++) {
            give(wanted, Kind.INPUT, i, names, slots(contract.inputs().get(i)));
        }
        for (int i = 0; i < measures.windows().size(); i++) {
            List<Integer> results = measures.windows().get(i).results().stream()
                    .map(Measures.Result::slot)
                    .toList();
            give(wanted, Kind.WINDOW, i, names, results);
        }
        for (int i = 0; i < measures.forecasts().size(); i++) {
            Measures.Forecasting of = measures.forecasts().get(i);
            give(wanted, Kind.FORECAST, i, names, List.of(of.nextSlot(), of.errorSlot()));
        }
        for (int i = 0; i < measures.fences().size(); i++) {
            give(wanted, Kind.FENCE, i, names, List.of(measures.fences().get(i).insideSlot()));
        }
        for (int i = 0; i < measures.distances().size(); i++) {
            give(
                    wanted,
                    Kind.DISTANCE,
                    i,
                    names,
                    List.of(measures.distances().get(i).metresSlot()));
        }
        for (int i = 0; i < contract.signals().size(); i++) {
            give(
                    wanted,
                    Kind.SIGNAL,
                    i,
                    names,
                    List.of(contract.signals().get(i).activeSlot()));
        }
    }

    private void give(Wanted wanted, Kind kind, int place, Consumer<Collection<String>> names, List<Integer> slots) {
        if (wanted.is(kind, place)) {
            List<String> all = new ArrayList<>();
            for (int slot : slots) {
                if (slot >= 0) {
                    all.add(contract.scope().variables().get(slot).name());
                }
            }
            names.accept(all);
        }
    }

    private static List<Integer> slots(Input input) {
        if (input instanceof Input.Reading reading) {
            return List.of(reading.slot(), reading.atSlot());
        } else if (input instanceof Input.Location location) {
            return List.of(location.latSlot(), location.lonSlot(), location.atSlot());
        } else if (input instanceof Input.Document document) {
            return List.of(document.slot(), document.atSlot());
        }
        return List.of(((Input.Message) input).slot());
    }
}
