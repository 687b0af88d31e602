#!/usr/bin/env python3
"""Checks a ledger written as in ledger-format.md, with nothing but Python's standard library.

usage: verify-ledger.py DIRECTORY     (network.yaml and ledger.json, as in ledger/src/test/resources/golden/ledger-1)

Checked: the grammar of every entry, every leaf hash and root, every seal field but the state digest, every sequence, that
no input is lost. Not checked: signatures and certificates (the standard library has no Ed25519), the state digest, and what
contracts came to: their outcomes are read, not recomputed.
Exit code 0: holds; 1: does not hold; 2: usage.
"""
import hashlib
import json
import pathlib
import sys

MAX_SEQUENCE = 2**53 - 1
EVENT, GAP, REVOCATION, ACTIVATION, OUTCOME, MESSAGE, SEAL = range(2, 9)
MAX_DEPTH = 16


class Invalid(Exception):
    pass


def require(what, want, got):
    if want != got:
        raise Invalid(f"{what}: want {want}, got {got}")


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, n, what):
        if n > len(self.data) - self.at:
            raise Invalid(f"{what}: want {n} bytes, got {len(self.data) - self.at}")
        self.at += n
        return self.data[self.at - n:self.at]

    def uint(self, n, what):
        return int.from_bytes(self.take(n, what), "big")

    def str8(self, what):
        try:
            return self.take(self.uint(1, what), what).decode("utf-8")
        except UnicodeDecodeError as e:
            raise Invalid(f"{what}: want UTF-8, got {e}") from e

    def rest(self):
        return self.take(len(self.data) - self.at, "rest")

    def cbor(self, depth=MAX_DEPTH):
        """One deterministic CBOR item: ints, floats and simple values as their bits, strings, arrays, maps, (tag, value)."""
        first = self.uint(1, "CBOR head")
        major, info = first >> 5, first & 31
        if info > 27 or depth == 0:
            raise Invalid(f"CBOR head: want a definite length and {MAX_DEPTH} levels at most, got {first:#x}")
        value = info if info < 24 else self.uint(1 << (info - 24), "CBOR argument")
        if major == 7:
            return ("float or simple", info, value)
        if info > 23 and value < (24, 1 << 8, 1 << 16, 1 << 32)[info - 24]:
            raise Invalid(f"CBOR head: want the shortest, got {first:#x} for {value}")
        if major < 2:
            return value if major == 0 else -1 - value
        if major < 4:
            text = self.take(value, "CBOR string")
            return text if major == 2 else text.decode("utf-8", "strict")
        if major == 4:
            return [self.cbor(depth - 1) for _ in range(value)]
        if major == 5:
            return self.map(value, depth)
        return (value, self.cbor(depth - 1))

    def map(self, pairs, depth):
        items, before = [], b""
        for _ in range(pairs):
            start = self.at
            key = self.cbor(depth - 1)
            require("CBOR map keys ascending", True, before < self.data[start:self.at])
            before = self.data[start:self.at]
            items.append((key, self.cbor(depth - 1)))
        return {key: value for key, value in items if not isinstance(key, (list, dict))}


def envelope(data):
    """Signer (organisation/gateway/device of what a gateway signs), subject and sequence of an envelope, as in envelope.md."""
    try:
        tag, (protected, unprotected, _, signature) = Reader(data).cbor()
        header = Reader(protected).cbor()
        require("envelope tag", 18, tag)
        require("unprotected header", {}, unprotected)
        require("signature bytes", 64, len(signature))
        signer = header[4].decode("ascii")
        if -65538 in header or -65539 in header:
            require("device, original and crit of a gateway's envelope", True,
                    -65538 in header[2] and len(header[-65539]) in (2, 3) and "/" in signer)
            signer += "/" + header[-65538]
        return signer, header[15][2], header[-65537]
    except (KeyError, TypeError, ValueError) as e:
        raise Invalid(f"envelope: want one of envelope.md, got {e!r}") from e


def body(reader):
    """What contracts write: one item of deterministic CBOR, to the entry's end, which the caller checks."""
    try:
        reader.cbor()
    except UnicodeDecodeError as e:
        raise Invalid(f"body: want UTF-8, got {e}") from e


def root(leaves):
    """RFC 6962 section 2.1 over leaf hashes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(leaves[:k]) + root(leaves[k:])).digest()


class Ledger:
    def __init__(self, number, genesis):
        self.number, self.genesis = number, genesis
        self.leaves, self.height, self.time, self.unsettled = [], 0, 0, 0
        self.messages = {}  # sending ledger -> next number
        self.streams = {}  # (signer, subject) -> [next, open gaps as lists [first, last]]

    def block(self, bundle, want_root):
        first, previous, counts = len(self.leaves), root(self.leaves), [0] * 9
        counts.append(0)  # late
        bundle, times, sealed = Reader(bundle), [], False
        while bundle.at < len(bundle.data):
            require("entries behind a seal", False, sealed)
            entry = bundle.take(bundle.uint(2, "entry length"), "entry")
            require("a genesis entry", len(self.leaves) == 0, entry[:1] == b"\0")
            self.leaves.append(hashlib.sha256(b"\0" + entry).digest())
            reader = Reader(entry)
            kind = reader.uint(1, "kind")
            if kind == SEAL:
                self.seal(reader, first, previous, counts, times)
                sealed = True
            else:
                counts[kind if kind < 9 else 0] += 1
                self.entry(kind, reader, counts, times)
            require("bytes behind the entry", 0, len(reader.rest()))
        require("a seal at the end", True, sealed)
        require("root", want_root, root(self.leaves).hex())
        self.height += 1

    def entry(self, kind, r, counts, times):
        if kind == 0:
            got = r.uint(1, "version"), r.uint(4, "ledger"), r.uint(4, "ledgers") > self.number, r.take(32, "hash").hex()
            require("genesis", (1, self.number, True, self.genesis), got)
        elif kind == 1:
            times.append(r.uint(8, "time"))
            for _ in range(r.uint(1, "certificates")):
                r.take(r.uint(2, "certificate length"), "certificate")
        elif kind == EVENT:
            flags = r.uint(1, "flags")
            require("flags", True, flags < 4)
            counts[9] += flags & 1
            signer, subject, sequence = envelope(r.rest())
            require(f"trust of {signer}", signer.count("/") - 1, flags >> 1)
            self.accept(signer, subject, sequence, flags & 1)
        elif kind == GAP:
            low, high, key = r.uint(8, "first"), r.uint(8, "last"), (r.str8("device"), r.str8("subject"))
            stream = self.streams.setdefault(key, [1, []])
            require(f"gap of {key}, first", stream[0], low)
            require("gap in order and below 2^53", True, low <= high <= MAX_SEQUENCE)
            stream[0] = high + 1
            stream[1] = (stream[1] + [[low, high]])[-8:]
        elif kind in (REVOCATION, ACTIVATION):
            signer, subject, sequence = envelope(r.rest())
            late = sequence < self.streams.get((signer, subject), [1])[0]
            self.accept(signer, subject, sequence, late)
        elif kind == OUTCOME:
            body(r)
        elif kind == MESSAGE:
            sender, number = r.uint(2, "sending ledger"), r.uint(8, "message number")
            require(f"message number from ledger {sender}", self.messages.get(sender, 1), number)
            require("outcome's index of a message positive", True, r.uint(8, "index") > 0)
            self.messages[sender] = number + 1
            body(r)
        else:
            raise Invalid(f"entry kind: want 0 to 8, got {kind}")

    def accept(self, signer, subject, sequence, late):
        stream = self.streams.setdefault((signer, subject), [1, []])
        if not late:
            require(f"number of {signer} on {subject}", stream[0], sequence)
            stream[0] += 1
            return
        hit = [g for g in stream[1] if g[0] <= sequence <= g[1]]
        require(f"open gaps of {signer} on {subject} with {sequence}", 1, len(hit))
        at, (low, high) = stream[1].index(hit[0]), hit[0]
        parts = [g for g in ([low, sequence - 1], [sequence + 1, high]) if g[0] <= g[1]]
        stream[1] = (stream[1][:at] + parts + stream[1][at + 1:])[-8:]

    def seal(self, r, first, previous, counts, times):
        require("seal, height", self.height, r.uint(8, "height"))
        require("seal, first index", first, r.uint(8, "first"))
        time = r.uint(8, "time")
        require("seal, time not before the last block's", True, time >= self.time)
        require("introduction times (clock wall)", [time] * len(times), times)
        require("seal, previous root", previous.hex(), r.take(32, "previous").hex())
        got = [r.uint(4, "count") for _ in range(5)]
        require("seal, counts", [counts[1], counts[EVENT], counts[9], counts[GAP], counts[REVOCATION]], got)
        rejected, duplicates, unsettled = (r.uint(4, "declared") for _ in range(3))
        records, sources = 0, []
        for _ in range(r.uint(1, "inputs")):
            sources.append(r.uint(1, "source"))
            low, high, count = r.uint(8, "first offset"), r.uint(8, "next offset"), r.uint(4, "records")
            require("input range in order", True, low < high and 1 <= count <= high - low)
            records += count
        require("input sources once and in order", sorted(set(sources) & {0, 1}), sources)
        entered = sum(counts[kind] for kind in (EVENT, REVOCATION, ACTIVATION, MESSAGE))
        require("seal, unsettled", self.unsettled + records - entered - rejected - duplicates, unsettled)
        r.take(32, "state digest")
        self.time, self.unsettled = time, unsettled


def main(argv):
    if len(argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    directory = pathlib.Path(argv[1])
    golden = json.loads((directory / "ledger.json").read_text("utf-8"))
    genesis = hashlib.sha256((directory / "network.yaml").read_bytes()).hexdigest()
    ledger = Ledger(golden["ledger"], genesis)
    for block in golden["blocks"]:
        try:
            ledger.block(bytes.fromhex(block["bundle"]), block["root"])
        except Invalid as e:
            print(f"ledger {ledger.number}, block {ledger.height}, entry {len(ledger.leaves) - 1}: {e}")
            return 1
    print(f"ledger {ledger.number} holds: {ledger.height} blocks, {len(ledger.leaves)} entries, "
          f"root {root(ledger.leaves).hex()}; signatures not checked")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
