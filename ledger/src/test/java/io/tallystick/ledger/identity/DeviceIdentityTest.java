package io.tallystick.ledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceIdentityTest {
    private static DeviceIdentity identity(SignatureAlgorithm algorithm) {
        return identity(algorithm, false);
    }

    private static DeviceIdentity identity(SignatureAlgorithm algorithm, boolean gateway) {
        return new DeviceIdentity(
                Chains.PUMP,
                TestKeys.signer(algorithm, 4).verificationKey(),
                Instant.EPOCH,
                Chains.TO,
                new byte[32],
                gateway);
    }

    @ParameterizedTest
    @EnumSource
    void decode_encoded_isTheSame(SignatureAlgorithm algorithm) {
        DeviceIdentity identity = identity(algorithm);

        DeviceIdentity again = DeviceIdentity.decode(identity.encode());

        assertThat(again).isEqualTo(identity);
        assertThat(again.id()).isEqualTo(Chains.PUMP);
        assertThat(again.key()).isEqualTo(identity.key());
        assertThat(again.notBefore()).isEqualTo(Instant.EPOCH);
        assertThat(again.notAfter()).isEqualTo(Chains.TO);
    }

    @Test
    void encode_gateway_differsInTheFirstByteOnly() {
        DeviceIdentity gateway = identity(SignatureAlgorithm.ES256, true);
        byte[] bytes = gateway.encode();

        assertThat(DeviceIdentity.decode(bytes)).isEqualTo(gateway);
        assertThat(DeviceIdentity.decode(bytes).isGateway()).isTrue();
        assertThat(bytes[0]).isEqualTo((byte) 2);
        bytes[0] = 1;
        assertThat(DeviceIdentity.decode(bytes)).isEqualTo(identity(SignatureAlgorithm.ES256));
        for (byte kind : new byte[] {0, 3, -1}) {
            bytes[0] = kind;
            assertThatThrownBy(() -> DeviceIdentity.decode(bytes))
                    .hasMessageContaining("want kind 1 or 2, got " + kind);
        }
    }

    @Test
    void decode_truncatedOrProlonged_isRefused() {
        byte[] bytes = identity(SignatureAlgorithm.ED25519).encode();

        assertThat(bytes).hasSize(1 + 5 + 7 + 1 + 32 + 16 + 32);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> DeviceIdentity.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> DeviceIdentity.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessageContaining("1 bytes too many");
    }

    @Test
    void decode_anyByteChanged_isRefusedOrAnother() {
        DeviceIdentity identity = identity(SignatureAlgorithm.ES256);
        byte[] bytes = identity.encode();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x40;
            try {
                assertThat(DeviceIdentity.decode(changed)).isNotEqualTo(identity);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }
}
