package io.tallystick.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.identity.IdentityLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EntryCodecTest {
    private static final Map<String, LedgerEntry> GOLDEN = new TreeMap<>();

    static {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) 0x5a);
        String root = HexFormat.of().formatHex(hash);
        Seal.Counts counts = new Seal.Counts(1, 2, 3, 4, 5);
        Seal.Declared declared = new Seal.Declared(6, 7, 0xffff_ffffL);
        GOLDEN.put("genesis", new GenesisEntry(2, 5, hash));
        GOLDEN.put("introduction", new IntroductionEntry(1_772_366_400_123L, List.of(new byte[] {1, 2}, new byte[] {3
        })));
        GOLDEN.put("event", new EventEntry(false, TrustLevel.DEVICE, new byte[] {(byte) 0xd2, 1, 2}));
        GOLDEN.put("event_late_gateway", new EventEntry(true, TrustLevel.GATEWAY, new byte[] {(byte) 0xd2}));
        GOLDEN.put("gap", new GapEntry(2, (1L << 53) - 1, "acme/pump-1", "K\u00fchlraum 3"));
        GOLDEN.put("revocation", new RevocationEntry(new byte[] {(byte) 0xd2, 9}));
        GOLDEN.put("activation", new ActivationEntry(new byte[] {(byte) 0xd2, 9}));
        GOLDEN.put("outcome", new OutcomeEntry(HexFormat.of().parseHex("a20163616263028120")));
        GOLDEN.put("message", new MessageEntry(513, (1L << 40) + 7, Long.MAX_VALUE, new byte[] {(byte) 0x82, 1, 0x18, 99
        }));
        GOLDEN.put("seal_without_input", new Seal(0, 0, 0, root, counts, declared, List.of(), root));
        GOLDEN.put(
                "seal_two_inputs",
                new Seal(
                        7,
                        Long.MAX_VALUE,
                        1_772_366_400_123L,
                        root,
                        counts,
                        declared,
                        List.of(
                                new InputRange(InputRange.Source.EVENTS, 10, 20, 9),
                                new InputRange(InputRange.Source.MESSAGES, 0, 1, 1)),
                        root));
    }

    static Stream<String> names() {
        return GOLDEN.keySet().stream();
    }

    private static byte[] fixture(String name) throws IOException {
        try (InputStream in = EntryCodecTest.class.getResourceAsStream("/golden/entries/" + name + ".hex")) {
            assertThat(in).as("golden/entries/" + name + ".hex").isNotNull();
            return HexFormat.of()
                    .parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", ""));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void entry_golden_encodesAndDecodesToTheSameBytes(String name) throws Exception {
        byte[] golden = fixture(name);
        assertThat(HexFormat.of().formatHex(GOLDEN.get(name).encode()))
                .isEqualTo(HexFormat.of().formatHex(golden));
        LedgerEntry entry = LedgerEntry.decode(golden);
        assertThat(entry.kind()).isEqualTo(GOLDEN.get(name).kind());
        assertThat(entry.encode()).isEqualTo(golden);
        byte[] padded = new byte[golden.length + 6];
        System.arraycopy(golden, 0, padded, 3, golden.length);
        assertThat(LedgerEntry.decode(padded, 3, golden.length).encode()).isEqualTo(golden);
        if (entry instanceof Record || entry instanceof GenesisEntry) {
            assertThat(entry)
                    .isEqualTo(GOLDEN.get(name))
                    .hasToString(GOLDEN.get(name).toString());
        }
    }

    /** Fields that are delimited cannot be cut; an envelope is what is left of its entry, so only it can be. */
    @ParameterizedTest
    @MethodSource("names")
    void entry_cutAnywhere_isRefused(String name) throws Exception {
        byte[] golden = fixture(name);
        LedgerEntry entry = GOLDEN.get(name);
        int envelopeAt = entry instanceof EventEntry ? 2 : entry instanceof ControlEntry ? 1 : golden.length;
        for (int length = 0; length <= Math.min(envelopeAt, golden.length - 1); length++) {
            byte[] cut = Arrays.copyOf(golden, length);
            assertThatThrownBy(() -> LedgerEntry.decode(cut))
                    .as("%s cut to %d", name, length)
                    .isInstanceOf(MalformedEntryException.class)
                    .hasMessageContaining("want");
        }
        if (envelopeAt == golden.length) {
            assertThatThrownBy(() -> LedgerEntry.decode(Arrays.copyOf(golden, golden.length + 1)))
                    .isInstanceOf(MalformedEntryException.class)
                    .hasMessageMatching(".*want (its|the) end, got 1 more bytes");
        }
    }

    /** What decodes encodes to the same bytes: no two byte strings are one entry. */
    @ParameterizedTest
    @MethodSource("names")
    void entry_anyByteChanged_isAnotherEntryOrRefused(String name) throws Exception {
        byte[] golden = fixture(name);
        int others = 0;
        for (int at = 0; at < golden.length; at++) {
            for (int change = 1; change < 256; change++) {
                byte[] changed = golden.clone();
                changed[at] ^= (byte) change;
                try {
                    if (!Arrays.equals(LedgerEntry.decode(changed).encode(), changed)) {
                        throw new AssertionError(name + ", byte " + at + " changed by " + change + ": two encodings");
                    }
                    others++;
                } catch (MalformedEntryException e) {
                    if (!e.getMessage().contains("want") || !e.getMessage().contains("got")) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
        assertThat(others).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "genesis | 0 | 09 | entry kind: want 0 to 8, got 9",
                "genesis | 0 | ff | entry kind: want 0 to 8, got 255",
                "genesis | 1 | 02 | format version: want 1, got 2",
                "genesis | 5 | 05 | ledger: want less than ledgers, got 5 of 5",
                "genesis | 6 | 80 | ledger: want less than ledgers",
                "introduction | 1 | 80 | time: want at most 2^63-1",
                "introduction | 9 | 00 | certificate count: want 1 to 3, got 0",
                "introduction | 9 | 04 | certificate count: want 1 to 3, got 4",
                "introduction | 9 | 01 | INTRODUCTION entry: want its end, got 3 more bytes",
                "introduction | 9 | 03 | certificate length: want 1 bytes, got 0 before the entry's end",
                "introduction | 11 | 00 | certificate length: want at least 1, got 0",
                "introduction | 11 | 09 | certificate: want 9 bytes, got 5 before the entry's end",
                "event | 1 | 04 | event flags: want trust 0 or 1 and no other bits, got 2",
                "event | 1 | 80 | event flags: want trust 0 or 1 and no other bits, got 64",
                "outcome | 9 | 18 | outcome's body: CBOR byte 9: want 1 bytes, got 0 bytes",
                "outcome | 8 | 80 | outcome's body: CBOR byte 8: want the end, got 1 more bytes",
                "outcome | 7 | 01 | outcome's body: CBOR byte 6: want map keys in ascending order, got a duplicate key",
                "outcome | 1 | bf | outcome's body: CBOR byte 0: want a definite length, got an indefinite one",
                "outcome | 4 | ff | outcome's body: CBOR byte 3: want valid UTF-8",
                "message | 19 | 81 | body: CBOR byte 2: want the end, got 2 more bytes",
                "message | 3 | 80 | message number: want at most 2^63-1",
                "message | 11 | ff | outcome's index: want at most 2^63-1",
                "message | 22 | 05 | body: CBOR byte 2: want the shortest head",
                "gap | 8 | 00 | gap: want 1 <= first <= last <= 2^53-1, got 0 to 9007199254740991",
                "gap | 10 | 20 | gap: want 1 <= first <= last <= 2^53-1, got 2 to",
                "gap | 1 | 80 | first missing number: want at most 2^63-1",
                "gap | 2 | 20 | gap: want 1 <= first <= last <= 2^53-1, got 9007199254740994 to 9007199254740991",
                "gap | 18 | ff | device: want UTF-8, got other bytes",
                "gap | 31 | c0 | subject: want UTF-8, got other bytes",
                "seal_two_inputs | 9 | ff | first index: want at most 2^63-1",
                "seal_two_inputs | 89 | 03 | input source: want 0 or 1, got 90",
                "seal_two_inputs | 90 | 02 | input source: want 0 or 1, got 2",
                "seal_two_inputs | 90 | 01 | inputs: want each source once and in order, got MESSAGES after MESSAGES",
                "seal_two_inputs | 111 | 00 | inputs: want each source once and in order, got EVENTS after EVENTS",
                "seal_two_inputs | 110 | 0b | input range: want 0 <= first < next",
                "seal_two_inputs | 110 | 00 | input range: want 0 <= first < next",
            })
    void entry_broken_isRefusedWithTheReason(String name, int at, String value, String want) throws Exception {
        byte[] broken = fixture(name);
        broken[at] = HexFormat.of().parseHex(value)[0];
        assertThatThrownBy(() -> LedgerEntry.decode(broken))
                .isInstanceOf(MalformedEntryException.class)
                .hasMessageContaining(want);
    }

    /** A text string that fills as many bytes, its head of three included. */
    private static byte[] text(int bytes) {
        byte[] text = new byte[bytes];
        text[0] = 0x79;
        text[1] = (byte) (bytes - 3 >>> 8);
        text[2] = (byte) (bytes - 3);
        Arrays.fill(text, 3, bytes, (byte) 'x');
        return text;
    }

    private static byte[] nested(int levels) {
        byte[] arrays = new byte[levels];
        Arrays.fill(arrays, (byte) 0x81);
        arrays[levels - 1] = 1;
        return arrays;
    }

    @Test
    void body_largest_fillsItsEntry() throws Exception {
        for (LedgerEntry largest : List.of(
                new OutcomeEntry(text(OutcomeEntry.MAX_BODY_BYTES)),
                new MessageEntry(1, 1, 1, text(MessageEntry.MAX_BODY_BYTES)))) {
            assertThat(largest.encode()).hasSize(LedgerEntry.MAX_BYTES);
            assertThat(LedgerEntry.decode(largest.encode()).encode()).isEqualTo(largest.encode());
        }
        assertThat(new OutcomeEntry(nested(16)).size()).isEqualTo(17);
    }

    @Test
    void introduction_longestChain_isReadAsWritten() throws Exception {
        IntroductionEntry longest =
                new IntroductionEntry(7, Collections.nCopies(IdentityLimits.MAX_CHAIN_LENGTH, new byte[] {9}));
        LedgerEntry read = LedgerEntry.decode(longest.encode());
        assertThat(((IntroductionEntry) read).chain()).hasSize(3).containsOnly(new byte[] {9});
    }

    @Test
    void entry_outOfRange_cannotBeMade() {
        String root = "00".repeat(32);
        Seal.Counts none = new Seal.Counts(0, 0, 0, 0, 0);
        Seal.Declared nothing = new Seal.Declared(0, 0, 0);
        InputRange messages = new InputRange(InputRange.Source.MESSAGES, 0, 1, 1);
        InputRange events = new InputRange(InputRange.Source.EVENTS, 0, 1, 1);
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> wrong = new ArrayList<>(List.of(
                () -> new GapEntry(1, 1L << 53, "a", "b"),
                () -> new GapEntry(1, 1, "", "b"),
                () -> new GapEntry(1, 1, "a", "x".repeat(256)).encode(),
                () -> new GapEntry(1, 1, "a", "\ud800").encode(),
                () -> new IntroductionEntry(-1, List.of(new byte[1])),
                () -> new IntroductionEntry(0, List.of(new byte[0])),
                () -> new IntroductionEntry(0, List.of()),
                () -> new IntroductionEntry(0, Collections.nCopies(4, new byte[1])),
                () -> new IntroductionEntry(0, List.of(new byte[60_000], new byte[60_000])).encode(),
                () -> new RevocationEntry(new byte[65_535]),
                () -> new ActivationEntry(new byte[0]),
                () -> new OutcomeEntry(new byte[0]),
                () -> new OutcomeEntry(text(OutcomeEntry.MAX_BODY_BYTES + 1)),
                () -> new OutcomeEntry(nested(17)),
                () -> new MessageEntry(-1, 1, 1, new byte[1]),
                () -> new MessageEntry(65_536, 1, 1, new byte[1]),
                () -> new MessageEntry(0, 0, 1, new byte[1]),
                () -> new MessageEntry(0, 1, 0, new byte[1]),
                () -> new MessageEntry(0, 1, 1, text(MessageEntry.MAX_BODY_BYTES + 1)),
                () -> new EventEntry(false, TrustLevel.DEVICE, new byte[65_534]),
                () -> new EventEntry(false, TrustLevel.DEVICE, new byte[0]),
                () -> new GenesisEntry(1, 1, new byte[32]),
                () -> new Seal(0, 0, 0, "AA".repeat(32), none, nothing, List.of(), root),
                () -> new Seal(0, 0, 0, root, none, nothing, List.of(messages, events), root),
                () -> new Seal(0, 0, 0, root, none, nothing, List.of(events, events), root),
                () -> new Seal(-1, 0, 0, root, none, nothing, List.of(), root).encode(),
                () -> new Seal(0, 0, 0, root, none, new Seal.Declared(0, 0, -1), List.of(), root).encode(),
                () -> new Seal(0, 0, 0, root, none, new Seal.Declared(0, 1L << 32, 0), List.of(), root).encode(),
                () -> new InputRange(InputRange.Source.EVENTS, 3, 3, 1)));
        for (int i = 0; i < wrong.size(); i++) {
            assertThatThrownBy(wrong.get(i)).as("case %d", i).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
