package io.tallystick.connect.webhook;

import io.tallystick.connect.plugin.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
    @Test
    void referencePage_tables_areWhatTheDefinitionSays() throws IOException {
        ReferencePage.requireTables("connect-webhook.md", new WebhookSinkConnector().config());
    }
}
