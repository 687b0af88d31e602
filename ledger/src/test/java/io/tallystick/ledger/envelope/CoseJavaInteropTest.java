package io.tallystick.ledger.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import COSE.AlgorithmID;
import COSE.Attribute;
import COSE.HeaderKeys;
import COSE.KeyKeys;
import COSE.Message;
import COSE.MessageTag;
import COSE.OneKey;
import COSE.Sign1Message;
import com.upokecenter.cbor.CBORObject;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.VerificationKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * An independent COSE library signs what we take, and takes what we sign. ES256 only: for EdDSA that library wants a JCA
 * provider by the name of "EdDSA", which is no longer maintained.
 */
class CoseJavaInteropTest {
    private final SignatureVerifier verifier = SignatureVerifiers.best();

    @Test
    void es256_theirs_verifiesHere() throws Exception {
        OneKey key = OneKey.generateKey(AlgorithmID.ECDSA_256);
        SignedEnvelope envelope = SignedEnvelope.decode(theirs(key, AlgorithmID.ECDSA_256));
        byte[] raw = new byte[65];
        raw[0] = 4;
        System.arraycopy(key.get(KeyKeys.EC2_X).GetByteString(), 0, raw, 1, 32);
        System.arraycopy(key.get(KeyKeys.EC2_Y).GetByteString(), 0, raw, 33, 32);
        assertTaken(envelope, VerificationKey.ofRaw(SignatureAlgorithm.ES256, raw));
    }

    @Test
    void es256_ours_verifiesThere() throws Exception {
        byte[] raw = Samples.ES256.verificationKey().raw();
        CBORObject key = CBORObject.NewMap()
                .Add(KeyKeys.KeyType.AsCBOR(), KeyKeys.KeyType_EC2)
                .Add(KeyKeys.EC2_Curve.AsCBOR(), KeyKeys.EC2_P256)
                .Add(KeyKeys.EC2_X.AsCBOR(), Arrays.copyOfRange(raw, 1, 33))
                .Add(KeyKeys.EC2_Y.AsCBOR(), Arrays.copyOfRange(raw, 33, 65));
        assertThat(validates(Samples.ES256, new OneKey(key))).isTrue();
    }

    private static boolean validates(Signer signer, OneKey key) throws Exception {
        Message message = Message.DecodeFromBytes(Samples.good(signer), MessageTag.Sign1);
        return ((Sign1Message) message).validate(key);
    }

    private void assertTaken(SignedEnvelope envelope, VerificationKey key) {
        assertThat(envelope.subject()).isEqualTo("pump-1");
        assertThat(envelope.isSignedBy(key, verifier)).isTrue();
        assertThat(envelope.isSignedBy(Samples.ES256.verificationKey(), verifier))
                .isFalse();
    }

    /** A message of the profile, made with their API only. */
    private static byte[] theirs(OneKey key, AlgorithmID algorithm) throws Exception {
        Sign1Message message = new Sign1Message();
        message.addAttribute(HeaderKeys.Algorithm, algorithm.AsCBOR(), Attribute.PROTECTED);
        message.addAttribute(HeaderKeys.CONTENT_TYPE, CBORObject.FromObject(110), Attribute.PROTECTED);
        message.addAttribute(
                HeaderKeys.KID, CBORObject.FromObject("acme/pump-1".getBytes("US-ASCII")), Attribute.PROTECTED);
        CBORObject claims = CBORObject.NewOrderedMap().Add(2, "pump-1").Add(6, 1_700_000_000L);
        message.addAttribute(CBORObject.FromObject(15), claims, Attribute.PROTECTED);
        message.addAttribute(CBORObject.FromObject(-65_537), CBORObject.FromObject(1), Attribute.PROTECTED);
        message.SetContent(Samples.PAYLOAD);
        message.sign(key);
        return message.EncodeToBytes();
    }
}
