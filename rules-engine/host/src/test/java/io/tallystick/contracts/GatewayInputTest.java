package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.ledger.envelope.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What contracts make of events that a gateway signed for a device. */
class GatewayInputTest {
    private static final String HOT = "[{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":30}]";
    private static final String WATCH = String.join(
            "\n",
            "contract: watch",
            "version: 1.0.0",
            "subject: room",
            "roles: [owner]",
            "signatories: [owner]",
            "inputs:",
            "  temp: {reading: temperature, unit: Cel, from: FROM}",
            "  done: {document: done, signedBy: [owner]}",
            "start: open",
            "states:",
            "  open:",
            "    on:",
            "      - {reading: temp, if: \"temp > 20.0\", alert: {severity: minor, key: hot}}",
            "      - {document: done, go: shut}",
            "  shut: {final: true}",
            "");

    private final Kontor kontor = new Kontor();
    private final String room = kontor.subject("room", 0);

    private void open(String from, String devices) {
        String text = WATCH.replace("FROM", from);
        kontor.control("seller", "watch", Kontor.deployment("watch", "1.0.0", text, "{\"owner\":\"seller\"}"))
                .document(
                        "seller/clerk",
                        room,
                        "{\"document\":\"tallystick.open\",\"contract\":\"watch\",\"version\":\"1.0.0\"" + devices
                                + "}")
                .settle();
        assertThat(kontor.outcomes(0, Outcome.Refused.class)).isEmpty();
    }

    private int alerts() {
        kontor.settle();
        return kontor.records(0, OutcomeRecord.AlertRecord.class).size();
    }

    private String state() {
        return kontor.settle().hosts.get(0).queries().instances(room).get(0).state();
    }

    @AfterEach
    void audit() throws Exception {
        kontor.settle().audit(0);
        assertThat(kontor.ledgers.get(0).reasons()).isEmpty();
    }

    @Test
    void reading_whereGatewaysCount_isHeard() {
        open("{roles: [owner], gateways: true}", "");
        kontor.byGateway("seller/gw", "probe", room, ContentType.SENML_JSON, HOT);
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void reading_whereGatewaysDoNotCount_isHeardFromDevicesOnly() {
        open("device", "");
        kontor.byGateway("seller/gw", "probe", room, ContentType.SENML_JSON, HOT);
        assertThat(alerts()).isZero();
        kontor.event("seller/gw", room, ContentType.SENML_JSON, HOT);
        assertThat(alerts()).as("the gateway's own reading").isEqualTo(1);
    }

    @Test
    void reading_whereDevicesAreListed_countsAsTheDevicesItIsSignedFor() {
        open("{roles: [owner], gateways: true}", ",\"devices\":[\"seller/probe\"]");
        kontor.byGateway("seller/gw", "other", room, ContentType.SENML_JSON, HOT);
        assertThat(alerts()).isZero();
        kontor.byGateway("seller/gw", "probe", room, ContentType.SENML_JSON, HOT);
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void document_signedByAGateway_isNone() {
        open("{roles: [owner], gateways: true}", "");
        kontor.byGateway("seller/gw", "clerk-2", room, ContentType.JSON, "{\"document\":\"done\"}");
        kontor.byGateway(
                "bank/gw",
                "teller",
                "account/bank",
                ContentType.JSON,
                "{\"document\":\"tallystick.issue\",\"to\":\"seller\",\"amount\":\"EUR 10.00\"}");
        assertThat(state()).isEqualTo("open");
        assertThat(kontor.money(kontor.homeOf("seller"), "seller")).containsExactly(0L, 0L);
        assertThat(kontor.outcomes(0, Outcome.Refused.class)).isEmpty();
        kontor.document("seller/clerk", room, "{\"document\":\"done\"}");
        assertThat(state()).isEqualTo("shut");
    }

    @Test
    void unreadable_signedByAGateway_isRefusedToTheDevice() {
        open("{roles: [owner], gateways: true}", "");
        kontor.byGateway("seller/gw", "probe", room, ContentType.SENML_JSON, "no JSON")
                .settle();
        assertThat(kontor.outcomes(0, Outcome.Refused.class))
                .singleElement()
                .satisfies(refused -> assertThat(refused.toString()).contains("seller/probe"));
    }
}
