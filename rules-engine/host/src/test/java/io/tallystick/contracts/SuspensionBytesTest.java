package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.testing.PureLedger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes that a failed expression leaves in a ledger. */
class SuspensionBytesTest {
    private static final String PARTIES = "{\"owner\":\"seller\",\"guest\":\"carrier\"}";

    private final Kontor kontor = new Kontor();

    private byte[] outcomeOf(String expression) {
        String source = Texts.GATE.replace("100 / share", expression);
        String subject = kontor.subject("gate", 0);
        kontor.control("seller", "gate", Kontor.deployment("gate", "1.0.0", source, PARTIES))
                .settle()
                .document(
                        "seller/clerk",
                        subject,
                        "{\"document\":\"tallystick.open\",\"contract\":\"gate\",\"version\":\"1.0.0\",\"params\":{\"other\":\"yard-1\"}}")
                .temperature("seller/probe", subject, 0)
                .settle();
        assertThat(kontor.lastOutcome(0)).isInstanceOf(Outcome.Fired.class);
        List<byte[]> all = kontor.ledgers.get(0).outcomes().stream()
                .map(PureLedger.Told::bytes)
                .filter(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("suspend"))
                .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void suspension_ofADivisionByZero_isKindTenWithPathAndCode() {
        byte[] effect = new CborWriter(64)
                .array(2)
                .integer(10)
                .text("on[2]: DIVISION_BY_ZERO")
                .toByteArray();
        assertThat(hex(effect)).isEqualTo("820a776f6e5b325d3a204449564953494f4e5f42595f5a45524f");
        byte[] outcome = outcomeOf("100 / share");
        assertThat(hex(outcome)).contains(hex(effect));
        assertThat(new String(outcome, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("division by zero", "divide", "evaluation", "input", "cel.");
    }

    @Test
    void suspension_whoseLibraryMessageShowsValues_carriesNoneOfThem() throws Exception {
        byte[] outcome = outcomeOf("[1, 2][share + 5]");
        assertThat(new String(outcome, StandardCharsets.ISO_8859_1))
                .contains("on[2]: INDEX")
                .doesNotContain("Index", "bounds", "5");
        kontor.audit(0);
    }
}
