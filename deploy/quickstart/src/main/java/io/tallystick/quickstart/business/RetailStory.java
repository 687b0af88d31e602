package io.tallystick.quickstart.business;

import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A basket that pays itself: a wrong sum is refused, the right one goes to shop and brand in the same instant. */
final class RetailStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("store", "shops", "customer", Organisations.PEOPLE, "brand", Organisations.PARTS);

    @Override
    public List<Deployment> deployments() {
        return List.of(Deployment.of("retail", "self-checkout", PARTIES, "store", "brand"));
    }

    @Override
    public Scene scene(int number, Duration begin, int ledgers) {
        String basket = "basket-" + number;
        String till = "shops/till-" + (number % 3 + 1);
        SceneWriter scene = new SceneWriter(Field.RETAIL, begin, ledgers);
        scene.fund("people", "GBP 40.00", basket).then();
        scene.open("self-checkout", basket, Map.of(), "shops/gate", "people/customer")
                .then();
        scene.reads(till, basket, "quantity", "count", 2, "price", "", "3.50")
                .reads(till, basket, "quantity", "count", 1, "price", "", "12.25")
                .reads(till, basket, "expected-weight", "kg", 1.40, "weight", "kg", 1.43)
                .then();
        scene.document(basket, "pay", Map.of("cents", 1_225), "people/customer")
                .expect(Tally.alerts(1, 0))
                .then();
        scene.document(basket, "pay", Map.of("cents", 1_925), "people/customer")
                .expect(Tally.money(3))
                .expect(Tally.alerts(0, 1));
        return scene.end();
    }
}
