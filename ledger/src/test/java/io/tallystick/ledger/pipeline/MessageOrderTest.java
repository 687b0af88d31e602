package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.Seal;
import org.junit.jupiter.api.Test;

class MessageOrderTest extends AuditedLedger {
    private static final byte[] BODY = {(byte) 0x81, 1};

    @Test
    void message_inOrder_isEnteredOnceAlsoAfterARestart() {
        ledger.receive(0, 1, 5, BODY)
                .receive(0, 1, 5, BODY)
                .receive(0, 2, 6, BODY)
                .commit()
                .restart();
        ledger.receive(0, 2, 6, BODY).receive(0, 3, 7, BODY);
        assertThat(kinds()).containsExactly(EntryKind.MESSAGE, EntryKind.MESSAGE, EntryKind.MESSAGE);
        assertThat(declared(Seal.Declared::duplicates)).isEqualTo(2);
        assertThat(declared(Seal.Declared::unsettled)).isZero();
        assertThat(ledger.reasons()).isEmpty();
        MessageEntry last = (MessageEntry) ledger.entries().get(4);
        assertThat(last.sequence()).isEqualTo(3);
        assertThat(last.index()).isEqualTo(7);
        assertThat(last.body()).isEqualTo(BODY);
    }

    @Test
    void message_aheadOrMalformed_isRefusedAndSpoilsNothing() {
        ledger.receive(0, 2, 5, BODY);
        ledger.receive(0, 1, 5, new byte[] {(byte) 0x81});
        ledger.receive(0, 1, 5, new byte[0]);
        ledger.receive(0, 1, 0, BODY);
        ledger.receive(0, 0, 5, BODY);
        ledger.receive(-1, 1, 5, BODY);
        ledger.receive(1, 1, 5, BODY);
        ledger.receive(0, 1, 5, BODY);
        assertThat(kinds()).containsExactly(EntryKind.MESSAGE);
        assertThat(ledger.reasons())
                .containsExactly(
                        "out-of-sequence",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed");
        assertThat(ledger.rejections())
                .extracting(Rejection::detail)
                .startsWith(
                        "message from ledger 0: want number 1, got 2",
                        "body: CBOR byte 0: want an array that fits in 0 bytes, got 1")
                .endsWith("message: want it from a ledger below 1, got ledger 1");
    }

    @Test
    void message_besideEvents_isAnInputOfItsOwn() {
        send(1);
        ledger.receive(0, 1, 5, BODY).commit();
        assertThat(ledger.blocks().get(0).seal().inputs())
                .extracting(InputRange::source)
                .containsExactly(InputRange.Source.EVENTS, InputRange.Source.MESSAGES);
    }
}
