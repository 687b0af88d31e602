package io.tallystick.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @ParameterizedTest
    @CsvSource({
        "0,0,256,tile/0/000",
        "0,1,112,tile/0/001.p/112",
        "1,999,256,tile/1/999",
        "7,1000,1,tile/7/x001/000.p/1",
        "63,1234067,255,tile/63/x001/x234/067.p/255",
        "0,9223372036854775807,256,tile/0/x009/x223/x372/x036/x854/x775/807"
    })
    void format_andParse_agree(int level, long index, int width, String text) throws Exception {
        TilePath path = TilePath.hashes(level, index, width);
        assertThat(path.format()).isEqualTo(text);
        assertThat(TilePath.parse(text)).isEqualTo(path);
        TilePath entries = TilePath.entries(index, width);
        assertThat(TilePath.parse(text.replaceFirst("tile/[0-9]+/", "tile/entries/")))
                .isEqualTo(entries);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "/tile/0/000",
                "tile/0/000/",
                "tile//000",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/a/000",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/001/000",
                "tile/0/x000/001",
                "tile/0/x001",
                "tile/0/X001/000",
                "tile/0/000.p",
                "tile/0/000.p/",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/999",
                "tile/0/000.q/1",
                "tile/0/x009/x223/x372/x036/x854/x775/808",
                "tile/0/x001/x009/x223/x372/x036/x854/x775/807",
                "tile/entries/../000",
                "tile/0/000\n",
                "tile/0/\u0660\u0660\u0660",
                "checkpoint"
            })
    void parse_ofMalformedPath_isRefused(String text) {
        assertThatThrownBy(() -> TilePath.parse(text))
                .isInstanceOfSatisfying(
                        TileException.class,
                        e -> assertThat(e.reason()).isEqualTo(TileException.Reason.MALFORMED_PATH));
    }

    @Test
    void constructor_outOfRange_isRefused() {
        assertThatThrownBy(() -> TilePath.hashes(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.hashes(-1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.hashes(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.entries(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.entries(0, 257)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(TilePath.Kind.ENTRIES, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void layout_of70000Leaves_isTheSpecificationsExample() {
        assertThat(TileLayout.fullTilesAt(0, 70_000)).isEqualTo(273);
        assertThat(TileLayout.fullTilesAt(1, 70_000)).isEqualTo(1);
        assertThat(TileLayout.fullTilesAt(2, 70_000)).isZero();
        assertThat(TileLayout.partials(70_000))
                .extracting(TilePath::format)
                .containsExactly("tile/entries/273.p/112", "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(TileLayout.partials(256)).containsExactly(TilePath.hashes(1, 0, 1));
        assertThat(TileLayout.partials(0)).isEmpty();
        assertThat(TileLayout.partials(Long.MAX_VALUE)).hasSize(9);
    }

    @Test
    void layout_has_onlyTheTilesOfTheSize() {
        assertThat(TileLayout.has(TilePath.hashes(0, 272, 256), 70_000)).isTrue();
        assertThat(TileLayout.has(TilePath.hashes(0, 273, 112), 70_000)).isTrue();
        assertThat(TileLayout.has(TilePath.hashes(0, 273, 111), 70_000)).isFalse();
        assertThat(TileLayout.has(TilePath.hashes(0, 273, 256), 70_000)).isFalse();
        assertThat(TileLayout.has(TilePath.hashes(0, 272, 112), 70_000)).isFalse();
        assertThat(TileLayout.has(TilePath.hashes(3, 0, 1), 70_000)).isFalse();
        assertThat(TileLayout.has(TilePath.hashes(63, 0, 1), Long.MAX_VALUE)).isFalse();
        assertThat(TileLayout.has(TilePath.entries(Long.MAX_VALUE, 256), Long.MAX_VALUE))
                .isFalse();
    }
}
