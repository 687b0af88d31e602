package io.tallystick.rules.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitTest {
    /** RFC 8428 section 12.1, in its order. */
    private static final String RFC_8428 =
            "m kg g s A K cd mol Hz rad sr N Pa J W C V F Ohm S Wb T H Cel lm lx Bq Gy Sv kat m2 m3 l"
                    + " m/s m/s2 m3/s l/s W/m2 cd/m2 bit bit/s lat lon pH dB dBW Bspl count / % %RH %EL EL 1/s 1/min beat/min beats S/m";
    /** RFC 8798 sections 2 and 3, and the two later entries of the registry that devices send. */
    private static final String RFC_8798 =
            "B VA VAs var vars J/m kg/m3 deg ms min h MHz kW kVA kvar Ah Wh kWh varh kvarh kVAh Wh/km"
                    + " KiB GB Mbit/s B/s MB/s mV mA dBm ug/m3 mm/h m/h ppm /100 /1000 hPa mm cm km km/h ppb NTU";

    private static final String COMMON =
            "[degF] t d lux bar kPa mbar m3/h l/min L 1 dBm kJ MW GWh mW kV mS/cm g/l Cel/h Cel/min deg/s"
                    + " kg.m/s2 m.s-2 rpm [mi_i]/h [psi] mm[Hg] kW.h %/h count/min [in_i] 1/h";

    private static double convert(double value, String from, String to) {
        return Unit.convert(value, Unit.parse(from), Unit.parse(to));
    }

    @Test
    void parse_allOfTheRegistryAndCommonOnes_areKnown() {
        for (String symbol : (RFC_8428 + " " + RFC_8798 + " " + COMMON).split(" ")) {
            assertThat(Unit.parse(symbol).symbol()).isEqualTo(symbol);
        }
    }

    @Test
    void convert_temperatures_areExactAtTheKnownPoints() {
        assertThat(convert(0, "Cel", "[degF]")).isEqualTo(32);
        assertThat(convert(100, "Cel", "[degF]")).isEqualTo(212);
        assertThat(convert(-40, "[degF]", "Cel")).isEqualTo(-40);
        assertThat(convert(212, "[degF]", "Cel")).isEqualTo(100);
        assertThat(convert(98.6, "[degF]", "Cel")).isEqualTo(37);
        assertThat(convert(0, "K", "Cel")).isEqualTo(-273.15);
        assertThat(convert(20, "Cel", "K")).isEqualTo(293.15);
        assertThat(convert(0, "K", "[degF]")).isEqualTo(-459.67);
    }

    @Test
    void convertDifference_temperatures_haveNoOffset() {
        assertThat(Unit.convertDifference(10, Unit.parse("Cel"), Unit.parse("[degF]")))
                .isEqualTo(18);
        assertThat(Unit.convertDifference(7.5, Unit.parse("Cel"), Unit.parse("K")))
                .isEqualTo(7.5);
        assertThat(convert(6, "Cel/h", "K/min")).isEqualTo(0.1);
    }

    @Test
    void convert_scales_areThoseOfTheDefinitions() {
        assertThat(convert(36, "km/h", "m/s")).isEqualTo(10);
        assertThat(convert(1, "kWh", "J")).isEqualTo(3_600_000);
        assertThat(convert(1, "kW.h", "kWh")).isEqualTo(1);
        assertThat(convert(1013.25, "hPa", "atm")).isEqualTo(1);
        assertThat(convert(1, "bar", "kPa")).isEqualTo(100);
        assertThat(convert(3.6, "m3/h", "l/s")).isEqualTo(1);
        assertThat(convert(2, "t", "g")).isEqualTo(2_000_000);
        assertThat(convert(25, "%", "1")).isEqualTo(0.25);
        assertThat(convert(400, "ppm", "%")).isEqualTo(0.04);
        assertThat(convert(90, "min", "h")).isEqualTo(1.5);
        assertThat(convert(0, "dBW", "dBm")).isEqualTo(30);
        assertThat(convert(1, "[mi_i]/h", "km/h")).isEqualTo(1.609344);
        assertThat(convert(1, "[psi]", "Pa")).isEqualTo(6894.757293168362);
        assertThat(convert(180, "deg", "rad")).isEqualTo(Math.PI);
        assertThat(convert(1, "MiB", "bit")).isEqualTo(8_388_608);
    }

    @Test
    void convert_unusualNumbers_stayWhatTheyAre() {
        assertThat(convert(Double.NaN, "Cel", "K")).isNaN();
        assertThat(convert(Double.NEGATIVE_INFINITY, "Cel", "K")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Double.doubleToRawLongBits(convert(-0.0, "l", "L"))).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void comparable_whatTheRegistryKeepsApart_isNot() {
        String[][] apart = {
            {"%", "%RH"},
            {"%", "%EL"},
            {"%RH", "%EL"},
            {"EL", "s"},
            {"count", "1"},
            {"count", "beats"},
            {"1/min", "beat/min"},
            {"Hz", "1/s"},
            {"Hz", "Bq"},
            {"Gy", "Sv"},
            {"W", "VA"},
            {"VA", "var"},
            {"J", "VAs"},
            {"VAs", "vars"},
            {"lat", "lon"},
            {"lat", "deg"},
            {"rad", "1"},
            {"rad", "sr"},
            {"lm", "cd"},
            {"lx", "cd/m2"},
            {"dB", "1"},
            {"dB", "dBW"},
            {"pH", "1"},
            {"Bspl", "dB"},
            {"NTU", "1"},
            {"Cel", "F"},
            {"bit", "count"}
        };
        for (String[] pair : apart) {
            Unit a = Unit.parse(pair[0]);
            Unit b = Unit.parse(pair[1]);
            assertThat(Unit.comparable(a, b)).as("%s and %s", pair[0], pair[1]).isFalse();
            assertThatThrownBy(() -> Conversion.between(a, b))
                    .isInstanceOf(IncomparableUnitsException.class)
                    .hasMessageContaining(a.symbol() + " (")
                    .hasMessageContaining(b.symbol() + " (");
        }
        assertThat(Unit.comparable(Unit.parse("lm/m2"), Unit.parse("lx"))).isTrue();
        assertThat(Unit.comparable(Unit.parse("count/min"), Unit.parse("1/s"))).isTrue();
        assertThat(Unit.comparable(Unit.parse("W.s"), Unit.parse("J"))).isTrue();
        assertThat(Unit.comparable(Unit.parse("var.h"), Unit.parse("kvarh"))).isTrue();
    }

    @Test
    void convert_celsiusWithFarad_saysWhatWasLikelyMeant() {
        assertThatThrownBy(() -> convert(1, "Cel", "F"))
                .hasMessage(
                        "units: want two of one dimension, got Cel (degree Celsius, temperature, K) and F (farad, capacitance,"
                                + " m-2.kg-1.s4.A2): SenML has no Fahrenheit, and F is farad, a unit of capacitance:"
                                + " did you mean [degF] or Cel?");
        assertThatThrownBy(() -> convert(1, "C", "K")).hasMessageContaining("did you mean Cel? C is coulomb");
        assertThatThrownBy(() -> convert(1, "min", "S"))
                .hasMessageContaining("did you mean s? S is siemens, a unit of electric conductance");
        assertThatThrownBy(() -> convert(1, "%", "%RH")).hasMessageContaining("kept apart");
        assertThatThrownBy(() -> convert(1, "m", "kg")).hasMessageContaining("no conversion exists");
    }

    @Test
    void parse_unknownSymbol_namesLikelyOnes() {
        String[][] meant = {
            {"Far", "[degF] or Cel"},
            {"\u00b0F", "[degF]"},
            {"degF", "[degF]"},
            {"\u00b0C", "mean Cel?"},
            {"Celsius", "mean Cel?"},
            {"kwh", "kWh"},
            {"KWH", "kWh"},
            {"m\u00b3", "m3"},
            {"m^3/h", "m3/h"},
            {"\u00b5g/m\u00b3", "ug/m3"},
            {"mph", "[mi_i]/h"},
            {"psi", "[psi]"},
            {"%rh", "%RH"},
            {"hertz", "want a symbol"},
            {"Kelvin", "mean K?"},
            {"cel", "Cel"},
            {"%RHH", "%RH"},
            {"coutn", "count"},
            {"", "a plain number has the unit 1"}
        };
        for (String[] pair : meant) {
            assertThatThrownBy(() -> Unit.parse(pair[0]))
                    .as(pair[0])
                    .isInstanceOf(UnknownUnitException.class)
                    .hasMessageContaining("unit '" + pair[0] + "'")
                    .hasMessageContaining(pair[1]);
        }
        assertThatThrownBy(() -> Unit.parse("m".repeat(33))).hasMessageContaining("1 to 32 characters, got 33");
    }

    @Test
    void find_unknownOrTooLong_isNull() {
        assertThat(Unit.find("Far")).isNull();
        assertThat(Unit.find("m".repeat(33))).isNull();
        assertThat(Unit.find("m3/h")).isEqualTo(Unit.parse("m3/h"));
    }

    @Test
    void parse_wrongCompounds_areRefused() {
        for (String wrong : new String[] {
            "/s",
            "m/",
            "m//s",
            "m..s",
            "m0",
            "m-",
            "m10",
            "m.s.m.s.m.s.m",
            "dBm/s",
            "lat/s",
            "pH/h",
            "m9.m",
            "deg2",
            "s/deg",
            "deg.var",
            "m /s",
            "M",
            "2",
            "m+s",
            "-",
            ".",
            "-1",
            "kg9/kg-9",
            "m/s2/"
        }) {
            assertThatThrownBy(() -> Unit.parse(wrong)).as(wrong).isInstanceOf(UnknownUnitException.class);
        }
    }

    @Test
    void parse_anyText_isAUnitOrARefusalThatNamesIt() {
        Random random = Seeds.random("UnitTest");
        String letters = "mskgKClWhJ/.-19%[]_i0 \u00b0\ud83d";
        int known = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length >= 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                assertThat(Unit.parse(text.toString()).symbol()).isEqualTo(text.toString());
                known++;
            } catch (UnknownUnitException e) {
                assertThat(e).hasMessageStartingWith("unit '" + text + "': want");
            }
        }
        assertThat(known).isPositive();
    }
}
