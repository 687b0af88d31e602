package io.tallystick.ledger.genesis;

import io.tallystick.ledger.identity.DeviceId;
import java.util.regex.Pattern;

/**
 * A currency that the network keeps accounts in.
 *
 * @param code 2 to 12 of {@code A-Z 0-9}, beginning with a letter: ISO 4217 where it has one
 * @param exponent decimal digits of the minor unit, 0 to {@link GenesisLimits#MAX_CURRENCY_EXPONENT}: 2 for EUR, 0 for JPY
 * @param issuer the organisation that alone may issue it
 */
public record Currency(String code, int exponent, String issuer) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,11}");

    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "currency code \"" + code + "\": want 2 to 12 of A-Z 0-9 beginning with a letter");
        }
        if (exponent < 0 || exponent > GenesisLimits.MAX_CURRENCY_EXPONENT) {
            throw new IllegalArgumentException(
                    "currency exponent: want 0 to " + GenesisLimits.MAX_CURRENCY_EXPONENT + ", got " + exponent);
        }
        DeviceId.requireOrganisation(issuer);
    }
}
