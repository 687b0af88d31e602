package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A shop reads a customer's preferences before it may, which is told; then it may, then no longer, and signs that all is erased. */
final class CustomerPreferencesStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("customer", Organisations.PEOPLE, "shop", "shops");
    private static final String CUSTOMER = "people/customer";
    private static final String SHOP = "shops/desk";

    @Override
    public Field field() {
        return Field.RETAIL;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("retail", "customer-preferences", PARTIES, "shop"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String customer = "customer-" + number;
        scene.open("customer-preferences", customer, Map.of("reader", "shops/marketing"), CUSTOMER, SHOP)
                .then();
        scene.document(customer, "preferences-read", Map.of("purpose", "offer"), SHOP)
                .raises(1)
                .then();
        scene.document(customer, "consent", Map.of("scope", "preferences"), CUSTOMER)
                .rights(1)
                .document(customer, "preferences-read", Map.of("purpose", "greeting"), SHOP)
                .then();
        scene.document(customer, "consent-withdrawn", Map.of("scope", "preferences"), CUSTOMER)
                .rights(1)
                .raises(1)
                .then();
        scene.document(customer, "preferences-erased", Map.of("copies", 2), SHOP)
                .changes(1);
    }
}
