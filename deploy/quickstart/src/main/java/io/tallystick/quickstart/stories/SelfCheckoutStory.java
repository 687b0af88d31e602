package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A basket that pays itself: a wrong sum is refused, the right one goes to shop and brand in the same instant. */
final class SelfCheckoutStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("store", "shops", "customer", Organisations.PEOPLE, "brand", Organisations.PARTS);

    @Override
    public Field field() {
        return Field.RETAIL;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("retail", "self-checkout", PARTIES, "store", "brand"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String basket = "basket-" + number;
        String till = "shops/till-" + (number % 3 + 1);
        scene.fund("people", "GBP 40.00", basket).then();
        scene.open("self-checkout", basket, Map.of(), "shops/gate", "people/customer")
                .then();
        scene.reads(till, basket, "quantity", "count", 2, "price", "", "3.50")
                .reads(till, basket, "quantity", "count", 1, "price", "", "12.25")
                .reads(till, basket, "expected-weight", "kg", 1.40, "weight", "kg", 1.43)
                .then();
        scene.document(basket, "pay", Map.of("cents", 1_225), "people/customer")
                .raises(1)
                .then();
        scene.document(basket, "pay", Map.of("cents", 1_925), "people/customer")
                .holds(1)
                .pays("GBP 2.31", "GBP 16.94")
                .changes(1)
                .commands(1);
    }
}
