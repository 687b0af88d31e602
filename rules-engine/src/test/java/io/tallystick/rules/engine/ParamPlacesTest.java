package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.lang.ContractSourceException;
import io.tallystick.rules.state.MalformedStateException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places, radii and stays that parties agree on when they open an instance. */
class ParamPlacesTest {
    private static final long T = 1_767_225_600_000L;
    private static final long MINUTE = 60_000;
    private static final String CONTRACT = """
            contract: place
            version: 1.0.0
            subject: van
            signatories: [seller]
            params:
              lat: {type: double, unit: deg, default: 53.5}
              lon: {type: int, default: 10}
              reach: {type: double, unit: km, default: 0.5}
              stay: {type: duration, default: 10m}
              gap: {type: duration, default: 1h}
              noise: {type: double, unit: m, default: 10.0}
              speed: {type: double, unit: km/h, default: 90.0}
              word: {type: string, default: "x"}
              heat: {type: double, unit: Cel, default: 1.0}
            inputs: {pos: {position: {lat: lat, lon: lon}, from: [seller]}}
            fences:
              site: {of: pos, circle: {lat: lat, lon: lon, radius: reach}, dwell: stay, maxGap: gap}
            distances:
              trip: {of: pos, noise: noise, maxSpeed: speed}
            on:
              - {enter: site, alert: {severity: info, key: in, message: "{trip.metres}"}}
              - {exit: site, clear: in}
              - {dwell: site, alert: {severity: minor, key: stays}}
            """;

    private static Run run(Map<String, ?> params) {
        Run run = new Run(Contracts.read(CONTRACT));
        run.now = T;
        run.alwaysReread = true;
        assertThat(run.open(params)).isInstanceOf(Opened.Running.class);
        return run;
    }

    private static Run at(Run run, long minutes, double latitude, double longitude) {
        long at = T + minutes * MINUTE;
        run.to(at);
        List<Sample> place = List.of(new Sample("lat", "lat", latitude, at), new Sample("lon", "lon", longitude, at));
        run.instance.readings(
                new Moment(at, run.index++), new Readings("seller/d", false, place), run.accounts, run.firings);
        return run;
    }

    private static List<String> keys(Run run) {
        return run.instance.openAlerts().stream().map(alert -> alert.key()).toList();
    }

    @Test
    void fence_ofParams_isTheInstances() {
        assertThat(keys(at(run(Map.of()), 0, 53.503, 10))).containsExactly("in");
        assertThat(keys(at(run(Map.of()), 0, 53.506, 10))).isEmpty();
        assertThat(keys(at(run(Map.of("reach", 0.7)), 0, 53.506, 10))).containsExactly("in");
        assertThat(keys(at(run(Map.of("lat", -33.9, "lon", 151L)), 0, -33.9, 151)))
                .containsExactly("in");
    }

    @Test
    void dwellAndGap_ofParams_areTheInstances() {
        assertThat(keys(at(run(Map.of("stay", "2m")), 0, 53.5, 10).to(T + 2 * MINUTE + 1)))
                .containsExactly("in", "stays");
        assertThat(keys(at(run(Map.of()), 0, 53.5, 10).to(T + 2 * MINUTE + 1))).containsExactly("in");
        Run gap = at(run(Map.of("gap", "1m")), 0, 53.5, 10);
        assertThat(keys(at(gap, 11, 53.5, 10))).containsExactly("in");
    }

    @Test
    void distance_ofParams_isConvertedToMetresPerSecond() {
        String metres = "if: \"trip.metres > 0.0\", alert: {severity: minor, key: moved}";
        Run slow = new Run(Contracts.read(CONTRACT + "  - {reading: pos, " + metres + "}\n"));
        slow.now = T;
        slow.open(Map.of());
        assertThat(keys(at(at(slow, 0, 53.6, 10), 1, 53.612, 10)))
                .as("1,334 m in a minute are 80 km/h")
                .containsExactly("moved");
        Run fast = new Run(Contracts.read(CONTRACT + "  - {reading: pos, " + metres + "}\n"));
        fast.now = T;
        fast.open(Map.of("speed", 70.0));
        assertThat(keys(at(at(fast, 0, 53.6, 10), 1, 53.612, 10))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lat   | 90.5    | params.lat: want -90 to 90 for fence site: lat in deg, got 90.5
            lon   | -181    | params.lon: want -180 to 180 for fence site: lon in deg, got -181
            reach | 0.0     | params.reach: want more than 0, at most 20015115 for fence site: radius in m, got 0
            reach | 20016   | params.reach: want more than 0, at most 20015115 for fence site: radius in m, got 20016
            stay  | 0s      | params.stay: want 1ms to 3653d for fence site: dwell, got 0s
            gap   | 3660d   | params.gap: want 1ms to 3653d for fence site: maxGap, got 3660d
            noise | -1.0    | params.noise: want 0 to 100000 for distance trip: noise in m, got -1
            speed | 0       | params.speed: want more than 0, at most 100000 for distance trip: maxSpeed in m/s, got 0
            """)
    void opening_beyondWhatTheFenceCanHave_isRefused(String param, String value, String error) {
        Map<String, String> parties = new TreeMap<>(Map.of("seller", "seller"));
        Openings.Checked checked = Openings.check(
                Contracts.read(CONTRACT),
                "place/van",
                "van",
                parties,
                Map.of(param, value),
                List.of(),
                Contracts.CURRENCIES,
                organisation -> true);
        assertThat(checked)
                .isInstanceOfSatisfying(
                        Openings.Checked.Bad.class,
                        bad -> assertThat(bad.errors()).containsExactly(error));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            circle: {lat: lat,  | circle: {lat: heat,         | lat: want a param in a unit that becomes deg, got heat in Cel
            circle: {lat: lat,  | circle: {lat: word,         | lat: want a number, got the param word of type string
            circle: {lat: lat,  | circle: {lat: latt,         | did you mean "lat"?
            radius: reach       | radius: lat           | radius: want a param in a unit that becomes m, got lat in deg
            radius: reach       | radius: stay          | radius: want a number, got the param stay of type duration
            dwell: stay         | dwell: reach          | dwell: want a duration, got the param reach of type double
            maxSpeed: speed     | maxSpeed: noise       | maxSpeed: want a param in a unit that becomes m/s, got noise in m
            default: 53.5       | default: 93.5         | fence site: lat in deg: want -90 to 90 deg, got the param lat with a default of 93.5
            default: 0.5        | default: 0.5, min: 0  | radius in m: want more than 0, at most 20015115 m, got the param reach with a min of 0
            default: 0.5        | default: 0.5, max: 20016 | got the param reach with a max of 20016
            default: 10m        | default: 4000d        | fence site: dwell: want 1ms to 3653d, got the param stay with a default of 4000d
            """)
    void read_paramThatDoesNotFit_isRefusedAtThePlaceThatTakesIt(String from, String to, String error) {
        assertThat(CONTRACT.substring(CONTRACT.indexOf("params"))).contains(from);
        assertThatThrownBy(() -> Contracts.read(CONTRACT.replaceFirst(java.util.regex.Pattern.quote(from), to)))
                .hasCauseInstanceOf(ContractSourceException.class)
                .hasMessageContaining(error);
    }

    @Test
    void state_withAParamThatNoFenceCanHave_isMalformed() {
        Run run = run(Map.of("lat", 12.25));
        byte[] bytes = run.instance.encode();
        byte[] good = new io.tallystick.rules.state.StateWriter().f64(12.25).toByteArray();
        byte[] bad = new io.tallystick.rules.state.StateWriter().f64(112.25).toByteArray();
        byte[] broken = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(new String(good, StandardCharsets.ISO_8859_1), new String(bad, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Arrays.equals(bytes, broken)).isFalse();
        assertThatThrownBy(() -> run.engine.decode(broken)).isInstanceOf(MalformedStateException.class);
    }
}
