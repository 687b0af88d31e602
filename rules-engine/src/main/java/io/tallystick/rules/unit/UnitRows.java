package io.tallystick.rules.unit;

/**
 * The table of units, a row each: symbol, prefixes that it takes (SI, UCUM) or {@code !} when it cannot be in a compound, name,
 * quantity (with its kind and a colon before where the dimension alone does not say it), dimension, scale and offset in base units.
 */
final class UnitRows {
    static final String ROWS = """
            m       | kdcmun   | metre                     | length                            | L            | 1
            kg      |          | kilogram                  | mass                              | M            | 1
            g       | mun      | gram                      | mass                              | M            | 0.001
            t       |          | tonne                     | mass                              | M            | 1000
            s       | mun      | second                    | time                              | T            | 1
            min     |          | minute                    | time                              | T            | 60
            h       |          | hour                      | time                              | T            | 3600
            d       |          | day of 24 hours           | time                              | T            | 86400
            wk      |          | week                      | time                              | T            | 604800
            A       | kmun     | ampere                    | electric current                  | I            | 1
            K       | m        | kelvin                    | temperature                       | K            | 1
            Cel     |          | degree Celsius            | temperature                       | K            | 1 273.15
            [degF]  |          | degree Fahrenheit         | temperature                       | K            | 5/9 45967/180
            mol     | kmun     | mole                      | amount of substance               | N            | 1
            cd      | m        | candela                   | luminous intensity                | J            | 1
            Hz      | TGMkm    | hertz                     | frequency                         | T-1          | 1
            N       | kMm      | newton                    | force                             | L M T-2      | 1
            Pa      | GMkhm    | pascal                    | pressure                          | L-1 M T-2    | 1
            bar     | m        | bar                       | pressure                          | L-1 M T-2    | 100000
            atm     |          | standard atmosphere       | pressure                          | L-1 M T-2    | 101325
            [psi]   |          | pound per square inch     | pressure                          | L-1 M T-2    | 4.4482216152605/0.00064516
            mm[Hg]  |          | millimetre of mercury     | pressure                          | L-1 M T-2    | 133.322
            J       | TGMkm    | joule                     | energy                            | L2 M T-2     | 1
            Wh      | TGMkm    | watt-hour                 | energy                            | L2 M T-2     | 3600
            cal     | k        | thermochemical calorie    | energy                            | L2 M T-2     | 4.184
            W       | TGMkmun  | watt                      | power                             | L2 M T-3     | 1
            [HP]    |          | mechanical horsepower     | power                             | L2 M T-3     | 745.69987158227022
            VA      | kM       | volt-ampere               | apparent power:apparent power     | L2 M T-3     | 1
            VAs     | kM       | volt-ampere second        | apparent power:apparent energy    | L2 M T-2     | 1
            VAh     | kM       | volt-ampere hour          | apparent power:apparent energy    | L2 M T-2     | 3600
            var     | kM       | volt-ampere reactive      | reactive power:reactive power     | L2 M T-3     | 1
            vars    | kM       | volt-ampere-reactive second | reactive power:reactive energy  | L2 M T-2     | 1
            varh    | kM       | volt-ampere-reactive hour | reactive power:reactive energy    | L2 M T-2     | 3600
            C       | mun      | coulomb                   | electric charge                   | T I          | 1
            Ah      | km       | ampere hour               | electric charge                   | T I          | 3600
            V       | Mkmun    | volt                      | voltage                           | L2 M T-3 I-1 | 1
            F       | mun      | farad                     | capacitance                       | L-2 M-1 T4 I2 | 1
            Ohm     | GMkmu    | ohm                       | electric resistance               | L2 M T-3 I-2 | 1
            S       | mun      | siemens                   | electric conductance              | L-2 M-1 T3 I2 | 1
            Wb      | m        | weber                     | magnetic flux                     | L2 M T-2 I-1 | 1
            T       | mun      | tesla                     | magnetic flux density             | M T-2 I-1    | 1
            H       | mun      | henry                     | inductance                        | L2 M T-2 I-2 | 1
            lm      | k        | lumen                     | luminous flux:luminous flux       | J            | 1
            lx      | k        | lux                       | luminous flux:illuminance         | L-2 J        | 1
            lux     |          | lux                       | luminous flux:illuminance         | L-2 J        | 1
            Bq      | GMkm     | becquerel                 | radioactivity:radioactivity       | T-1          | 1
            Gy      | mun      | gray                      | absorbed dose:absorbed dose       | L2 T-2       | 1
            Sv      | mun      | sievert                   | equivalent dose:equivalent dose   | L2 T-2       | 1
            kat     |          | katal                     | catalytic activity                | T-1 N        | 1
            m2      |          | square metre              | area                              | L2           | 1
            ha      |          | hectare                   | area                              | L2           | 10000
            m3      |          | cubic metre               | volume                            | L3           | 1
            l       | hdcmu    | litre                     | volume                            | L3           | 0.001
            L       | hdcmu    | litre                     | volume                            | L3           | 0.001
            [gal_us] |         | US gallon                 | volume                            | L3           | 0.003785411784
            m/s     |          | metre per second          | speed                             | L T-1        | 1
            m/h     |          | metre per hour            | speed                             | L T-1        | 1/3600
            km/h    |          | kilometre per hour        | speed                             | L T-1        | 1000/3600
            [kn_i]  |          | knot                      | speed                             | L T-1        | 1852/3600
            [mi_i]/h |         | mile per hour             | speed                             | L T-1        | 1609.344/3600
            m/s2    |          | metre per second squared  | acceleration                      | L T-2        | 1
            [g]     | m        | standard gravity          | acceleration                      | L T-2        | 9.80665
            m3/s    |          | cubic metre per second    | volume flow                       | L3 T-1       | 1
            kg/s    |          | kilogram per second       | mass flow                         | M T-1        | 1
            W/m2    |          | watt per square metre     | irradiance                        | M T-3        | 1
            cd/m2   |          | candela per square metre  | luminance                         | L-2 J        | 1
            S/m     |          | siemens per metre         | conductivity                      | L-3 M-1 T3 I2 | 1
            J/m     |          | joule per metre           | energy per distance               | L M T-2      | 1
            kg/m3   |          | kilogram per cubic metre  | density                           | L-3 M        | 1
            bit     | TGMk     | bit                       | information                       | B            | 1
            B       | TGMk     | byte                      | information                       | B            | 8
            KiB     |          | kibibyte                  | information                       | B            | 8192
            MiB     |          | mebibyte                  | information                       | B            | 8388608
            GiB     |          | gibibyte                  | information                       | B            | 8589934592
            bit/s   | TGMk     | bit per second            | data rate                         | T-1 B        | 1
            B/s     | TGMk     | byte per second           | data rate                         | T-1 B        | 8
            deg     |          | degree                    | angle:angle                       | 1            | 1
            rad     | m        | radian                    | angle:angle                       | 1            | 57.29577951308232087679815481410517033241
            sr      |          | steradian                 | solid angle:solid angle           | 1            | 1
            lat     | !        | degrees of latitude       | latitude:latitude                 | 1            | 1
            lon     | !        | degrees of longitude      | longitude:longitude               | 1            | 1
            1       |          | one                       | share                             | 1            | 1
            /       | !        | one                       | share                             | 1            | 1
            %       |          | percent                   | share                             | 1            | 0.01
            /100    |          | hundredth                 | share                             | 1            | 0.01
            /1000   |          | thousandth                | share                             | 1            | 0.001
            ppm     |          | part per million          | share                             | 1            | 0.000001
            ppb     |          | part per billion          | share                             | 1            | 0.000000001
            [ppm]   |          | part per million          | share                             | 1            | 0.000001
            [ppb]   |          | part per billion          | share                             | 1            | 0.000000001
            %RH     |          | percent relative humidity | relative humidity:relative humidity | 1          | 0.01
            %EL     |          | percent of battery energy left | battery:battery level        | 1            | 0.01
            EL      |          | second of battery energy left  | battery:battery time left    | T            | 1
            count   |          | count                     | count:count                       | 1            | 1
            1/s     |          | event per second          | count:event rate                  | T-1          | 1
            1/min   |          | event per minute          | count:event rate                  | T-1          | 1/60
            1/h     |          | event per hour            | count:event rate                  | T-1          | 1/3600
            1/d     |          | event per day             | count:event rate                  | T-1          | 1/86400
            rpm     |          | turn per minute           | count:event rate                  | T-1          | 1/60
            beats   |          | heart beat                | heart beats:heart beats           | 1            | 1
            beat/min |         | heart beat per minute     | heart beats:heart rate            | T-1          | 1/60
            pH      | !        | pH value                  | acidity:acidity                   | 1            | 1
            [pH]    | !        | pH value                  | acidity:acidity                   | 1            | 1
            NTU     |          | nephelometric turbidity unit | turbidity:turbidity            | 1            | 1
            dB      | !        | decibel                   | level:level                       | 1            | 1
            dBW     | !        | decibel of one watt       | power level:power level           | 1            | 1
            dBm     | !        | decibel of one milliwatt  | power level:power level           | 1            | 1 -30
            Bspl    | !        | bel of sound pressure     | sound level:sound level           | 1            | 1
            dB[SPL] | !        | decibel of sound pressure | sound level:sound level           | 1            | 0.1
            [in_i]  |          | inch                      | length                            | L            | 0.0254
            [ft_i]  |          | foot                      | length                            | L            | 0.3048
            [yd_i]  |          | yard                      | length                            | L            | 0.9144
            [mi_i]  |          | mile                      | length                            | L            | 1609.344
            [nmi_i] |          | nautical mile             | length                            | L            | 1852
            [oz_av] |          | ounce                     | mass                              | M            | 0.028349523125
            [lb_av] |          | pound                     | mass                              | M            | 0.45359237""";

    private UnitRows() {}
}
