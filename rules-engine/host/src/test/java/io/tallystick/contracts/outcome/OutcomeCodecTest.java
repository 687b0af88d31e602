package io.tallystick.contracts.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Reason;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.timer.Alert;
import io.tallystick.rules.timer.AlertChange;
import io.tallystick.rules.timer.Severity;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeCodecTest {
    private static final Currency EUR = Currency.iso("EUR");
    private static final String HASH = "0f".repeat(32);
    private static final InstanceRef CRATE = new InstanceRef("escrow", "1.0.0", HASH, "escrow/crate", "crate");
    private static final CreditMessage CREDIT =
            new CreditMessage(0, 1, 7, "buyer", "seller", eur(900), "escrow/crate/2");
    private static final Dispatch SENT =
            new Dispatch(1, 3, Dispatch.CREDIT, "account/seller", new MessageBody.Credit(CREDIT).encode());

    private static Money eur(long cents) {
        return new Money(cents, EUR);
    }

    private static Effect.Moved hold() {
        String id = "escrow/crate/1";
        return new Effect.Moved(
                Effect.MoveKind.HOLD, "escrow", id, id, "buyer", List.of(), eur(900), 77, "", List.of());
    }

    static List<Effect> effects() {
        Alert alert = new Alert("breach", Severity.MAJOR, 1, 2, 10, 10, -1, 20, 2);
        return List.of(
                new Effect.VariableSet("breaches", "1"),
                new Effect.AlertChanged(
                        new AlertChange(AlertChange.What.RAISED, alert, Severity.MINOR, 20), "hot", "{\"a\":1}", ""),
                new Effect.Moved(
                        Effect.MoveKind.POST,
                        "escrow",
                        "escrow/crate/2",
                        "escrow/crate/1",
                        "buyer",
                        List.of(new Payee("seller", 1, eur(900))),
                        eur(900),
                        Long.MAX_VALUE,
                        "order 7",
                        List.of(CREDIT)),
                hold(),
                new Effect.Refused("escrow/crate/3", "fee", Reason.INSUFFICIENT_FUNDS, "want more"),
                new Effect.Commanded("open", "carrier/lock", "{}", 99),
                new Effect.Commanded("open", "", "{}", Long.MAX_VALUE),
                new Effect.Sent("gate-7", "arrived", "{\"at\":1}"),
                new Effect.OwnerChanged("buyer", "acme"),
                new Effect.ConsentChanged("acme/desk", "all", true),
                new Effect.Noted("late", "temp came late"),
                new Effect.Suspended("division by zero"));
    }

    static List<Outcome> outcomes() {
        TreeMap<String, String> parties = new TreeMap<>();
        parties.put("seller", "acme");
        Firing firing = new Firing("inTransit.on[2]", 5, List.of(3L, 4L), "inTransit", "settled", effects());
        return List.of(
                new Outcome.Activated("escrow", "1.0.0", HASH, parties, false, List.of(1L, 2L), 9),
                new Outcome.Opened(CRATE, parties, List.of(7L), 9),
                new Outcome.Fired(CRATE, -1, 9, 0, List.of(firing), List.of(SENT)),
                new Outcome.Refused(Matter.OPEN, "crate", "acme/clerk", "TOO_MANY", "want fewer", List.of(3L), 9),
                new Outcome.Settled(
                        Effect.MoveKind.TRANSFER,
                        "account/buyer",
                        "buyer/clerk",
                        ":buyer/1",
                        "buyer",
                        "seller",
                        1,
                        eur(5),
                        "",
                        4,
                        9,
                        List.of(SENT)),
                new Outcome.Credited("bank/teller", "buyer", eur(5), 4, 9),
                new Outcome.Received(CREDIT, 4, 9),
                new Outcome.Expired("escrow/crate/1", "buyer", eur(5), 9),
                new Outcome.Consented("crate", "buyer/clerk", "acme", "all", false, 4, 9),
                new Outcome.Migrated(
                        CRATE,
                        "0.9.0",
                        "a0".repeat(32),
                        "inTransit",
                        "moving",
                        List.of("signal breach begins anew"),
                        List.of(1L, 2L),
                        9),
                new Outcome.Statement(HASH, List.of(new CurrencySum(EUR, 10, 7, 5, 2)), 9));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void decode_whatWasEncoded_isTheSame(Outcome outcome) throws Exception {
        assertThat(OutcomeCodec.decode(OutcomeCodec.encode(outcome))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void decode_anyByteChangedOrCutOff_isRefusedOrAnotherOutcome(Outcome outcome) {
        byte[] good = OutcomeCodec.encode(outcome);
        for (int i = 0; i < good.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) (1 << bit);
                assertOther(outcome, bad);
            }
            assertOther(outcome, java.util.Arrays.copyOf(good, i));
        }
        assertOther(outcome, java.util.Arrays.copyOf(good, good.length + 1));
    }

    private static void assertOther(Outcome outcome, byte[] bad) {
        Outcome got;
        try {
            got = OutcomeCodec.decode(bad);
        } catch (MalformedOutcomeException refused) {
            return;
        }
        assertThat(got).isNotEqualTo(outcome);
    }

    @Test
    void encode_aRefusal_isTheseBytes() {
        byte[] body = OutcomeCodec.encode(
                new Outcome.Refused(Matter.OPEN, "crate", "acme/clerk", "RETIRED", "gone", List.of(3L), 9));
        assertThat(HexFormat.of().formatHex(body))
                .isEqualTo("8804644f50454e656372617465" + "6a61636d652f636c65726b" + "6752455449524544" + "64676f6e65"
                        + "810309");
    }

    /** The forms of an alert with its rung, and of a hold with its expiry. */
    @Test
    void encode_anAlertAndAHold_areTheseBytes() {
        Alert alert = new Alert("k", Severity.MAJOR, 1, 2, 10, 11, -1, 12, 3);
        Effect changed = new Effect.AlertChanged(
                new AlertChange(AlertChange.What.STEPPED_UP, alert, Severity.MINOR, 12), "", "{}", "");
        Firing firing = new Firing("on[0]", 5, List.of(), "a", "a", List.of(changed, hold()));
        String hex = HexFormat.of()
                .formatHex(OutcomeCodec.encode(new Outcome.Fired(CRATE, 4, 9, 0, List.of(firing), List.of())));
        assertThat(hex)
                .contains("85028c" + "6a535445505045445f5550" + "616b" + "654d414a4f52" + "654d494e4f52"
                        + "01020a0b200c030c" + "60" + "627b7d" + "60")
                .contains("8b03" + "64484f4c44" + "66657363726f77" + "6e657363726f772f63726174652f31".repeat(2)
                        + "656275796572" + "80" + "8363455552" + "02190384" + "184d" + "6080");
    }

    @Test
    void message_changed_isRefusedOrAnother() throws Exception {
        for (MessageBody body : List.of(
                new MessageBody.Credit(CREDIT), new MessageBody.Word("crate", "escrow", "gate", "arrived", "{}", 1))) {
            byte[] good = body.encode();
            assertThat(MessageBody.decode(good)).isEqualTo(body);
            for (int i = 0; i < good.length; i++) {
                byte[] bad = good.clone();
                bad[i] ^= 1;
                try {
                    assertThat(MessageBody.decode(bad)).isNotEqualTo(body);
                } catch (MalformedOutcomeException refused) {
                    continue;
                }
            }
        }
        assertThatThrownBy(() -> MessageBody.decode(new byte[] {(byte) 0x81, 9}))
                .isInstanceOf(MalformedOutcomeException.class)
                .hasMessageContaining("want a known kind, got kind 9");
    }

    /** Too much for one entry: every effect and every message comes once, in order, in parts that each fit. */
    @Test
    void parts_ofLargeFirings_eachFitAndLoseNothing() {
        List<FiredParts.Piece> pieces = new ArrayList<>();
        List<Effect> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<Effect> effects = new ArrayList<>();
            List<List<Dispatch>> sent = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                effects.add(new Effect.Sent("to", "n" + i + "-" + k, "\"" + "x".repeat(4_000) + "\""));
                sent.add(List.of(new Dispatch(1, 4L * i + k + 1, Dispatch.WORD, "to", new byte[4_000])));
            }
            all.addAll(effects);
            pieces.add(new FiredParts.Piece(new Firing("on[0]", 1, List.of(1L), "a", "a", effects), effects, sent));
        }
        List<Outcome.Fired> parts = FiredParts.of(CRATE, 1, 9, pieces);
        assertThat(parts).hasSizeGreaterThan(7);
        List<Effect> got = new ArrayList<>();
        long sequence = 0;
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i).part()).isEqualTo(i);
            assertThat(OutcomeCodec.encode(parts.get(i)).length).isLessThan(OutcomeLimits.MAX_BYTES);
            parts.get(i).firings().forEach(firing -> got.addAll(firing.effects()));
            for (Dispatch dispatch : parts.get(i).sent()) {
                assertThat(dispatch.sequence()).isEqualTo(++sequence);
            }
        }
        assertThat(got).isEqualTo(all);
        assertThat(sequence).isEqualTo(48);
    }
}
