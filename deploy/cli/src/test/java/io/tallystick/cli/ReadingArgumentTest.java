package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.senml.SenmlWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingArgumentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "t=21.50Cel | [{\"n\":\"t\",\"u\":\"Cel\",\"v\":21.50}]",
                "t=-1e3 | [{\"n\":\"t\",\"v\":-1e3}]",
                "rh=40%RH | [{\"n\":\"rh\",\"u\":\"%RH\",\"v\":40}]",
                "v=3m/s | [{\"n\":\"v\",\"u\":\"m/s\",\"v\":3}]",
                "on=true | [{\"n\":\"on\",\"vb\":true}]",
                "door=open | [{\"n\":\"door\",\"vs\":\"open\"}]",
                "id=\"007\" | [{\"n\":\"id\",\"vs\":\"007\"}]",
                "x=a=b | [{\"n\":\"x\",\"vs\":\"a=b\"}]",
                "x=\"\" | [{\"n\":\"x\",\"vs\":\"\"}]",
                "x=-off | [{\"n\":\"x\",\"vs\":\"-off\"}]",
            })
    void parse_anyReading_keepsTheValueAsWritten(String argument, String json) {
        SenmlWriter pack = new SenmlWriter("");
        ReadingArgument.parse(argument).addTo(pack);
        assertThat(new String(pack.toByteArray(), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=", "x=1e+", "x=5°C", "x=007", "x=+1", "x=.5", "x=1,5", "x=1 Cel", "x=2026-01-31"})
    void parse_whatBeginsAsANumberButIsNone_isRefused(String argument) {
        assertThatThrownBy(() -> ReadingArgument.parse(argument))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("reading \"" + argument + "\": want a number with or without a SenML unit");
    }
}
