package io.tallystick.rules.account;

import static io.tallystick.rules.account.Books.EUR;
import static io.tallystick.rules.account.Books.HERE;
import static io.tallystick.rules.account.Books.ISSUERS;
import static io.tallystick.rules.account.Books.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTest {
    @Test
    void operation_nameOfTheMostBytes_isTaken() {
        for (String name :
                List.of("x".repeat(512), "\u00e9".repeat(256), "\ud83d\ude00".repeat(128), "\u20ac".repeat(170))) {
            assertThat(new Operation.VoidHold(name, "h").id()).isEqualTo(name);
        }
        assertThatThrownBy(() -> new Operation.VoidHold("\ud83d\ude00".repeat(128) + "x", "h"))
                .hasMessageContaining("want 1 to 512");
    }

    @Test
    void operation_nameOutOfBounds_isRefusedWhenMade() {
        for (String name : List.of("", "x".repeat(513), "\u00e9".repeat(257), "a\nb", "\ud83d")) {
            assertThatThrownBy(() -> new Operation.VoidHold(name, "h"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("want");
        }
        assertThatThrownBy(() -> new Operation.Post("p", "h", List.of(), true))
                .hasMessageContaining("want 1 to 64 payees");
        assertThatThrownBy(() -> new Payee("p", 65_536, eur("1.00"))).hasMessageContaining("want 0 to 65535");
        assertThatThrownBy(() -> new Book(HERE).expire(-1)).hasMessageContaining("ledger time: want 0 to");
        assertThatThrownBy(() -> BookSetup.of(0, ISSUERS, 0)).hasMessageContaining("retention: want 1 to");
        List<BookSetup.Issuer> two = List.of(ISSUERS.get(0), new BookSetup.Issuer(EUR, "mint"));
        assertThatThrownBy(() -> BookSetup.of(0, two, 1)).hasMessageContaining("want one issuer, got bank and mint");
    }
}
