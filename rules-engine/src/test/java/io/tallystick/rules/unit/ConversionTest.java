package io.tallystick.rules.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.Seeds;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConversionTest {
    private static final MathContext WIDE = new MathContext(80);
    /** Three roundings, each of half a unit in the last place of what is rounded. */
    private static final double TOLERANCE = 3 * 0x1p-53;

    private static List<Unit> all() {
        return Unit.symbols().stream().map(Unit::parse).toList();
    }

    private static BigDecimal exact(Rational value) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), WIDE);
    }

    @Test
    void apply_allPairsOfTheTable_areTheExactValueRounded() {
        Random random = Seeds.random("ConversionTest");
        int pairs = 0;
        for (Unit from : all()) {
            for (Unit to : all()) {
                if (Unit.comparable(from, to)) {
                    pairs++;
                    compare(from, to, random.nextGaussian() * Math.pow(10, random.nextInt(-6, 7)));
                }
            }
        }
        assertThat(pairs).isGreaterThan(1_000);
    }

    private static void compare(Unit from, Unit to, double value) {
        BigDecimal offset = exact(from.offset()).subtract(exact(to.offset()));
        BigDecimal scaled = new BigDecimal(value).multiply(exact(from.scale()), WIDE);
        BigDecimal want = scaled.add(offset).divide(exact(to.scale()), WIDE);
        double size = (Math.abs(scaled.doubleValue()) + Math.abs(offset.doubleValue()))
                / to.scale().toDouble();
        double got = Unit.convert(value, from, to);
        assertThat(new BigDecimal(got).subtract(want).abs().doubleValue())
                .as("%s %s in %s", value, from.symbol(), to.symbol())
                .isLessThanOrEqualTo(TOLERANCE * size);
        BigDecimal wantDifference = scaled.divide(exact(to.scale()), WIDE);
        assertThat(new BigDecimal(Unit.convertDifference(value, from, to))
                        .subtract(wantDifference)
                        .abs()
                        .doubleValue())
                .isLessThanOrEqualTo(TOLERANCE * Math.abs(wantDifference.doubleValue()));
    }

    /** A fingerprint of all conversions, made once on JDK 17: another machine or JDK must come to the same bits. */
    @Test
    void apply_allPairs_areTheSameBitsEverywhere() {
        long fingerprint = 0;
        String[] fixed = {
            "Cel",
            "[degF]",
            "K",
            "m/s",
            "km/h",
            "[mi_i]/h",
            "[kn_i]",
            "kPa",
            "[psi]",
            "mm[Hg]",
            "deg",
            "rad",
            "kWh",
            "cal"
        };
        for (String from : fixed) {
            for (String to : fixed) {
                Unit a = Unit.parse(from);
                Unit b = Unit.parse(to);
                Conversion conversion = Unit.comparable(a, b) ? Conversion.between(a, b) : null;
                for (int i = -500; conversion != null && i < 500; i++) {
                    fingerprint = 31 * fingerprint + Double.doubleToLongBits(conversion.apply(i / 7.0));
                }
            }
        }
        assertThat(fingerprint).isEqualTo(-2944774002596743856L);
    }

    @Test
    void document_everySymbolOfTheTable_isListed() throws IOException {
        Path page = Path.of(System.getProperty("basedir", "."), "../docs/reference/contracts/units.md");
        String text = Files.readString(page);
        int rows = 0;
        for (String row : UnitRows.ROWS.split("\n")) {
            String[] cells = row.split("\\|");
            assertThat(text).contains("| `" + cells[0].strip() + "` | ").contains(cells[2].strip());
            rows++;
        }
        assertThat(text.lines().filter(line -> line.startsWith("| `")).count()).isEqualTo(rows);
    }
}
