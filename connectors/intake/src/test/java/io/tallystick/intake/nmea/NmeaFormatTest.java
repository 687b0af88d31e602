package io.tallystick.intake.nmea;

import static io.tallystick.intake.Results.readings;
import static io.tallystick.intake.Results.refused;
import static io.tallystick.intake.Results.taken;
import static io.tallystick.intake.nmea.AisWriter.checked;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.IntakeResult.Noted;
import io.tallystick.intake.IntakeResult.Refused;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.Results;
import io.tallystick.intake.topic.TopicPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NmeaFormatTest {
    private static final String RMC = "$GPRMC,120001.50,A,5250.5,N,00542.3,W,10.0,084.4,310124,,,A";
    private static final String FIRST = "!AIVDM,2,1,9,B,55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD,0";
    private static final String SECOND = "!AIVDM,2,2,9,B,`88888888888880,2";

    private final PayloadFormat format = newFormat("{d}");

    private static PayloadFormat newFormat(String subject) {
        return PayloadFormats.of("nmea", TopicPattern.parse("ships/{d}"), subject, "{d}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$HEHDT,274.07,T | heading=274.07 deg",
                "$SDDBT,7.7,f,2.3,M,1.3,F | depth=2.3 m",
                "$SDDPT,2.4,-0.5,100 | depth=2.4 m;depth/offset=-0.5 m",
                "$WIMWV,214.8,R,10.0,N,A | wind/relative/angle=214.8 deg;wind/relative/speed=18.5200 km/h",
                "$WIMWV,214.8,T,1.5,M,A | wind/true/angle=214.8 deg;wind/true/speed=5.40 km/h",
                "$GPVTG,054.7,T,034.4,M,005.5,N,010.2,K,A | course=54.7 deg;speed=10.1860 km/h",
                "$GPVTG,054.7,T,,,,,010.2,K | course=54.7 deg;speed=10.2 km/h",
                "$GPGLL,4916.45,S,12311.12,W | lat=-49.274166667 lat;lon=-123.185333333 lon",
                "$GPGGA,120000,4807.038,N,01131.0,E,1,08,0.9,545.4,M,46.9,M,, | lat=48.1173 lat;lon=11.516666667 lon;"
                        + "altitude=545.4 m;fix/quality=1;fix/satellites=8 count"
            })
    void sentence_ofEachType_givesReadings(String sentence, String readings) {
        assertThat(readings(taken(read(checked(sentence))))).containsExactly(readings.split(";"));
    }

    @Test
    void rmc_full_hasItsOwnTime() {
        assertThat(readings(taken(read(checked(RMC)))))
                .containsExactly(
                        "lat=52.841666667 lat @1.7067024015E9",
                        "lon=-5.705 lon @1.7067024015E9",
                        "speed=18.5200 km/h @1.7067024015E9",
                        "course=84.4 deg @1.7067024015E9");
    }

    @Test
    void time_withoutDate_isNearestToTheLastDate() {
        read(checked("$GPZDA,235959.00,31,12,2023,00,00"));
        assertThat(readings(taken(read(checked("$GPGLL,4916.45,N,12311.12,W,000001,A"))))
                        .get(0))
                .endsWith("@1.704067201E9");
        read(checked("$GPRMC,000002,A,4916.45,N,12311.12,W,,,010124,,,A"));
        assertThat(readings(taken(read(checked("$GPGLL,4916.45,N,12311.12,W,235958,A"))))
                        .get(0))
                .endsWith("@1.704067198E9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5250.5,N | 5260.0,N",
                "5250.5,N | 9000.1,N",
                "5250.5,N | 5250.5,X",
                "5250.5,N | ,N",
                "5250.5,N | -5250.5,N",
                "5250.5,N | 5250.5e1,N",
                "5250.5,N | 52505555555555555.5,N",
                "00542.3 | 18000.1",
                "120001.50 | 240001.50",
                "120001.50 | 1200",
                "310124 | 310224",
                "310124 | 3101",
                "10.0 | fast"
            })
    void rmc_brokenField_isMalformed(String from, String to) {
        assertThat(RMC).contains(from);
        assertThat(refused(read(checked(RMC.replace(from, to)))).code()).isEqualTo(RefusalCode.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$GPGGA,,,,,,0,00,99.99,,,,,,*48 | NOTED",
                "$GPRMC,,V,,,,,,,,,,N*53 | NOTED",
                "$GPGSV,1,1,00*79 | NOTED",
                "$GPGSV,1,1,00*78 | BAD_CHECKSUM",
                "$GPGSV,1,1,00 | BAD_CHECKSUM",
                "$GPGSV,1,1,00*7 | BAD_CHECKSUM",
                "GPGSV,1,1,00*79 | MALFORMED",
                "$,1*1D | MALFORMED",
                "\\s:r1,c:1*5D\\$GPGSV,1,1,00*79 | BAD_CHECKSUM",
                "\\s:r1*2C | MALFORMED"
            })
    void sentence_withoutReadingOrWhole_hasItsResult(String sentence, String want) {
        IntakeResult result = read(sentence).get(0);
        assertThat(result instanceof Refused refused ? refused.code().name() : "NOTED")
                .isEqualTo(want);
        assertThat(result).isInstanceOfAny(Noted.class, Refused.class);
    }

    @Test
    void tagBlock_rightChecksum_isSteppedOver() {
        String block = checked("$s:r1,c:1577862000").replace('$', '\\') + "\\";
        assertThat(readings(taken(read(block + checked("$HEHDT,1.0,T"))))).containsExactly("heading=1.0 deg");
    }

    @Test
    void message_ofSeveralLines_isOnePack() {
        List<IntakeResult> results = read(checked("$HEHDT,1.0,T") + "\r\n$bad\n" + checked("$SDDPT,2.4,0.0"));
        assertThat(((Refused) results.get(0)).code()).isEqualTo(RefusalCode.BAD_CHECKSUM);
        assertThat(readings((Taken) results.get(1)))
                .containsExactly("heading=1.0 deg", "depth=2.4 m", "depth/offset=0.0 m");
    }

    @Test
    void ais_fragmentsInAnyOrder_becomeWhole() {
        assertThat(read(checked(SECOND)).get(0)).isInstanceOf(Noted.class);
        assertThat(readings(taken(read(checked(FIRST))))).contains("ais/371255000/name=SEA ENTERPRISE");
    }

    @Test
    void ais_bySubjectOfVessel_hasPlainNames() {
        PayloadFormat byVessel = newFormat("{mmsi}");
        List<IntakeResult> results = read(
                byVessel, checked(FIRST) + "\n" + checked(SECOND) + "\n" + checked("$HEHDT,1.0,T"), Results.RECEIVED);
        assertThat(results).hasSize(3);
        assertThat(((Taken) results.get(1)).subject()).isEqualTo("371255000");
        assertThat(readings((Taken) results.get(1))).contains("draught=1.4 m", "destination=LEMMER");
        assertThat(((Taken) results.get(2)).subject()).isEqualTo("own");
    }

    @Test
    void ais_fragmentThatComesAgainOrTooLate_isRefused() {
        read(checked(FIRST));
        List<IntakeResult> again = read(checked(FIRST));
        assertThat(((Refused) again.get(0)).code()).isEqualTo(RefusalCode.BAD_FRAGMENT);
        List<IntakeResult> late = read(format, checked(SECOND), Results.RECEIVED + 30_001);
        assertThat(((Refused) late.get(0)).code()).isEqualTo(RefusalCode.BAD_FRAGMENT);
        assertThat(late.get(1)).isInstanceOf(Noted.class);
    }

    @Test
    void ais_moreWaitingThanKept_isRefused() {
        for (int i = 0; i < NmeaLimits.MAX_WAITING; i++) {
            read(checked("!AIVDM,2,1,1," + i + ",55R3Vn8,0"));
        }
        assertThat(refused(read(checked("!AIVDM,2,1,1,x,55R3Vn8,0"))).code()).isEqualTo(RefusalCode.STATE_FULL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!AIVDM,1,1,,B,13aDp<P,0 | MALFORMED",
                "!AIVDM,1,1,,B,1,0 | MALFORMED",
                "!AIVDM,1,1,,B,,0 | MALFORMED",
                "!AIVDM,1,1,,B,13aDp<PP000IwSlN?Wm@0?wN2<1X,0 | MALFORMED",
                "!AIVDM,1,1,,B,13aDp<PP000IwSlN?Wm@0?wN2<1T,6 | MALFORMED",
                "!AIVDM,1,2,,B,13aDp<PP000IwSlN?Wm@0?wN2<1T,0 | MALFORMED",
                "!AIVDM,0,0,,B,13aDp<PP000IwSlN?Wm@0?wN2<1T,0 | MALFORMED",
                "!AIVDM,1 | MALFORMED"
            })
    void ais_broken_isRefused(String sentence, RefusalCode code) {
        assertThat(refused(read(checked(sentence))).code()).isEqualTo(code);
    }

    @Test
    void ais_typesNotInTheLogs_giveTheirReadings() {
        AisWriter station = head(4).number(0, 41)
                .number(-3_000_000, 28)
                .number(1_500_000, 27)
                .number(0, 34);
        assertThat(ais(station)).containsExactly("lat=2.5 lat", "lon=-5 lon");
        AisWriter classB = head(19).number(0, 8)
                .number(100, 10)
                .number(0, 1)
                .number(600_000, 28)
                .number(-600_000, 27);
        classB.number(900, 12)
                .number(45, 9)
                .number(0, 10)
                .text("EVER AFTER", 20)
                .number(37, 8);
        classB.number(10, 9).number(5, 9).number(2, 6).number(3, 6).number(0, 11);
        assertThat(ais(classB))
                .containsExactly(
                        "lat=-1 lat",
                        "lon=1 lon",
                        "speed=18.5200 km/h",
                        "course=90.0 deg",
                        "heading=45 deg",
                        "name=EVER AFTER",
                        "shiptype=37",
                        "to_bow=10 m",
                        "to_stern=5 m",
                        "to_port=2 m",
                        "to_starboard=3 m");
        AisWriter aid = head(21).number(14, 5).text("BUOY 1", 20).number(1, 1).number(181 * 600_000, 28);
        aid.number(91 * 600_000, 27).number(0, 53);
        assertThat(ais(aid)).containsExactly("aid=14", "name=BUOY 1");
        AisWriter partA = head(24).number(0, 2).text("LIBERTAS", 20);
        assertThat(ais(partA)).containsExactly("name=LIBERTAS");
    }

    @Test
    void ais_placeOffEarth_isBadNumber() {
        AisWriter station =
                head(4).number(0, 41).number(185 * 600_000, 28).number(0, 27).number(0, 34);
        assertThat(refused(read(station.sentence())).code()).isEqualTo(RefusalCode.BAD_NUMBER);
        AisWriter part = head(24).number(2, 2).number(0, 128);
        assertThat(refused(read(part.sentence())).code()).isEqualTo(RefusalCode.MALFORMED);
    }

    @Test
    void format_randomAndMutatedSentences_neverThrow() {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("NmeaFormatTest: -Dtallystick.seed=" + seed);
        Random random = new Random(seed);
        List<String> seeds = List.of(
                RMC, FIRST, SECOND, "$GPGGA,120000,4807.0,N,01131.0,E,1,08,0.9,5.4,M,4,M,,", "$WIMWV,2,R,1,N,A");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                int at = 1 + random.nextInt(line.length() - 1);
                line.setCharAt(at, (char) (random.nextBoolean() ? 0x20 + random.nextInt(95) : random.nextInt(256)));
            }
            assertThat(read(format, checked(line.toString()), Results.RECEIVED + 1000L * i))
                    .isNotEmpty();
        }
        assertThat(read("\n\n")).hasSize(1);
        assertThat(read("\n".repeat(2000) + "x")).hasSize(1);
    }

    private static AisWriter head(int type) {
        return new AisWriter().number(type, 6).number(0, 2).number(2_345_678, 30);
    }

    private List<String> ais(AisWriter message) {
        return readings(taken(read(newFormat("{mmsi}"), message.sentence(), Results.RECEIVED)));
    }

    private List<IntakeResult> read(String payload) {
        return read(format, payload, Results.RECEIVED);
    }

    private static List<IntakeResult> read(PayloadFormat format, String payload, long receivedMillis) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        return format.read(new IntakeMessage("ships/s1", bytes, receivedMillis));
    }
}
