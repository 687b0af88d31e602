package io.tallystick.ledger.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;

/** Times as RFC 5280 section 4.1.2.5 wants them: UTCTime to 2049, GeneralizedTime from 2050, to the second, in Z. */
final class ProfileTime {
    /** RFC 5280 section 4.1.2.5.1: two-digit years 50 to 99 are of the 20th century. */
    private static final int FIRST_YEAR_OF_GENERALIZED_TIME = 2050;

    private static final Pattern UTC = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})Z");
    private static final Pattern GENERALIZED = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})Z");

    private ProfileTime() {}

    static Instant parse(Time time) throws UntrustedCertificateException {
        String text = text(time);
        if (time.toASN1Primitive() instanceof ASN1UTCTime) {
            Matcher fields = match(UTC, text);
            int year = Integer.parseInt(fields.group(1));
            return instant(year < 50 ? 2000 + year : 1900 + year, fields);
        }
        Matcher fields = match(GENERALIZED, text);
        int year = Integer.parseInt(fields.group(1));
        if (year < FIRST_YEAR_OF_GENERALIZED_TIME) {
            throw ProfileCertificate.malformed("time before 2050: want a UTCTime");
        }
        return instant(year, fields);
    }

    private static Matcher match(Pattern pattern, String text) throws UntrustedCertificateException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw ProfileCertificate.malformed("time " + text + ": want seconds and Z");
        }
        return matcher;
    }

    private static Instant instant(int year, Matcher fields) throws UntrustedCertificateException {
        try {
            return LocalDateTime.of(
                            year,
                            Integer.parseInt(fields.group(2)),
                            Integer.parseInt(fields.group(3)),
                            Integer.parseInt(fields.group(4)),
                            Integer.parseInt(fields.group(5)),
                            Integer.parseInt(fields.group(6)))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw ProfileCertificate.malformed("time " + fields.group() + ": " + e.getMessage());
        }
    }

    /** The encoded bytes' text is what counts; Bouncy Castle's own reading adds a century or a zone to it. */
    private static String text(Time time) throws UntrustedCertificateException {
        try {
            byte[] der = time.getEncoded(ASN1Encoding.DER);
            // Tag and length are one byte each: a time is shorter than 128 bytes or matches no pattern.
            return new String(der, 2, der.length - 2, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw ProfileCertificate.malformed("time: " + e.getMessage());
        }
    }
}
