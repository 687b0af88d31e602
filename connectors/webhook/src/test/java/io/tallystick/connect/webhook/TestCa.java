package io.tallystick.connect.webhook;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority, good for an hour. */
final class TestCa {
    private final X500Name name;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;

    TestCa(String name) throws Exception {
        this.name = new X500Name("CN=" + name);
        certificate = sign(this.name, keys.getPublic(), true, "ca");
    }

    /** Writes a file that trusts this authority. */
    Path truststore(Path file, String password) throws Exception {
        KeyStore store = empty();
        store.setCertificateEntry("ca", certificate);
        return write(store, file, password);
    }

    /** Writes a new key with a certificate for a host. */
    Path keystore(Path file, String password, String host) throws Exception {
        KeyPair own = keys();
        X509Certificate issued = sign(new X500Name("CN=" + host), own.getPublic(), false, host);
        KeyStore store = empty();
        store.setKeyEntry("key", own.getPrivate(), password.toCharArray(), new Certificate[] {issued, certificate});
        return write(store, file, password);
    }

    private X509Certificate sign(X500Name subject, PublicKey key, boolean authority, String host) throws Exception {
        Date from = Date.from(Instant.now().minus(Duration.ofMinutes(5)));
        Date to = Date.from(Instant.now().plus(Duration.ofHours(1)));
        BigInteger serial = BigInteger.valueOf(authority ? 1 : 2);
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, serial, from, to, subject, key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Path write(KeyStore store, Path file, String password) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }
}
