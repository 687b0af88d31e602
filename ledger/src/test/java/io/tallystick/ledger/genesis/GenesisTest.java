package io.tallystick.ledger.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.DeviceIdentity;
import io.tallystick.ledger.identity.TestKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenesisTest {
    @Test
    void parse_written_givesTheDraftBack() throws Exception {
        byte[] bytes = GenesisWriter.write(GenesisFixture.draft());

        Genesis genesis = Genesis.parse("network.yaml", bytes);

        assertThat(genesis.network()).isEqualTo("plant");
        assertThat(genesis.origin()).isEqualTo("tallystick/plant");
        assertThat(genesis.origin(1)).isEqualTo("tallystick/plant/1");
        assertThat(genesis.ledgerCount()).isEqualTo(2);
        assertThat(genesis.ledgerKeys()).containsExactly(GenesisFixture.ledgerKey(0), GenesisFixture.ledgerKey(1));
        assertThat(genesis.clock()).isEqualTo(LedgerClockKind.WALL);
        assertThat(genesis.organisations()).extracting(Organisation::name).containsExactly("acme", "grid");
        assertThat(genesis.organisation("acme").orElseThrow().roles())
                .containsExactly(OrganisationRole.OPERATOR, OrganisationRole.MEMBER);
        assertThat(genesis.witnesses()).isEqualTo(GenesisFixture.draft().witnesses());
        assertThat(genesis.currencies()).isEqualTo(GenesisFixture.draft().currencies());
        assertThat(genesis.bytes()).isEqualTo(bytes);
        assertThat(genesis.hash())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void write_sameDraft_givesSameBytes() {
        assertThat(GenesisWriter.write(GenesisFixture.draft())).isEqualTo(GenesisWriter.write(GenesisFixture.draft()));
    }

    @Test
    void trustAnchors_ofGenesis_validateItsDevices() throws Exception {
        Genesis genesis = Genesis.parse("network.yaml", GenesisWriter.write(GenesisFixture.draft()));
        Signer device = TestKeys.signer(SignatureAlgorithm.ES256, 7);
        byte[] leaf = GenesisFixture.root("grid", 2)
                .issue(
                        new DeviceId("grid", "meter-1"),
                        device.verificationKey(),
                        GenesisFixture.NOT_BEFORE,
                        GenesisFixture.NOT_AFTER,
                        BigInteger.TEN);

        DeviceIdentity identity =
                genesis.trustAnchors(SignatureVerifiers.best()).validate(List.of(leaf), GenesisFixture.NOT_BEFORE);

        assertThat(identity.id()).isEqualTo(new DeviceId("grid", "meter-1"));
        assertThat(identity.key()).isEqualTo(device.verificationKey());
    }

    @Test
    void origin_ofLedgerOutside_isRefused() {
        Genesis genesis = Genesis.parse("network.yaml", GenesisWriter.write(GenesisFixture.draft()));

        assertThatThrownBy(() -> genesis.origin(2)).hasMessageContaining("has 0 to 1");
        assertThatThrownBy(() -> genesis.origin(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parse_originLeftOut_isMadeFromTheNetwork() {
        String yaml = GenesisFixture.yaml().replaceFirst("origin: .*\n", "");

        assertThat(Genesis.parse("n.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                        .origin())
                .isEqualTo("tallystick/plant");
    }
}
