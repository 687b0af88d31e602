"""Checks a record of `alerts` or `settlements` against the ledger's key: nothing but that key is trusted."""
import base64
import hashlib
import io
import re

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class NotProven(Exception):
    """The ledger did not say what the record says, or it cannot be seen that it did."""


def require(good, message):
    if not good:
        raise NotProven(message)


def sha256(data):
    return hashlib.sha256(data).digest()


def unbase64(text, size, what):
    try:
        value = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise NotProven(f"{what}: malformed") from error
    require(len(value) == size and base64.b64encode(value).decode() == text, f"{what}: malformed")
    return value


def ledger_key(vkey):
    """Name, key hash and public key of `name+hash+base64`, as network.yaml and `tallystick prove` give it."""
    name, number, text = vkey.split("+", 2)
    key = unbase64(text, 33, "ledger key")
    number_wanted = sha256(name.encode() + b"\n" + key)[:4]
    require(key[0] == 1 and number_wanted.hex() == number, "ledger key: damaged")
    return name, number_wanted, Ed25519PublicKey.from_public_bytes(key[1:])


def checkpoint(note, name, number, key):
    """Size and root of a checkpoint that the ledger signed (c2sp.org/tlog-checkpoint)."""
    text, middle, signatures = note.partition("\n\n")
    text += "\n"
    lines, mark = text.split("\n"), f"\u2014 {name} "
    require(middle and len(lines) == 4 and lines[0] == name, f"checkpoint: of {lines[0]}, want one of {name}")
    require(re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]), "checkpoint: malformed size")
    for line in signatures.split("\n"):
        if line.startswith(mark):
            signature = unbase64(line[len(mark):], 68, "signature")
            if signature[:4] == number:
                try:
                    key.verify(signature[4:], text.encode())
                    return int(lines[1]), unbase64(lines[2], 32, "root")
                except InvalidSignature:
                    pass
    raise NotProven(f"checkpoint: not signed by the key of {name}")


def require_included(entry, index, proof, vkey):
    """Checks a tlog-proof: the entry is in the ledger, at the index (RFC 9162 section 2.1.3.2)."""
    head, _, note = proof.partition("\n\n")
    version, at, *hashes = head.split("\n") if "\n" in head else (head, "")
    require(version == "c2sp.org/tlog-proof@v1" and at == f"index {index}", f'proof: of "{at}", want of index {index}')
    size, root = checkpoint(note, *ledger_key(vkey))
    require(0 <= index < size, f"proof: the checkpoint ends before index {index}")
    value, here, last = sha256(b"\0" + entry), index, size - 1
    for text in hashes:
        sibling = unbase64(text, 32, "proof hash")
        require(last > 0, "proof: too long")
        if here & 1 or here == last:
            value = sha256(b"\1" + sibling + value)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            value = sha256(b"\1" + value + sibling)
        here, last = here >> 1, last >> 1
    require(last == 0 and value == root, "proof: does not lead from the entry to the root that the ledger signed")


def settlement(kind, leg, payer, payee, money, payment, reference, hold=""):
    return {"kind": kind, "leg": leg, "payer": None if kind == "ISSUE" else payer, "payee": payee, "currency": money[0],
            "minorDigits": money[1], "amountMinor": money[2], "paymentId": payment, "reference": reference, "holdId": hold or None}


def effects(entry, ledger):
    """What an outcome's effects say, in the order in which the ledger writes their records (docs/reference/contract-ledger.md)."""
    require(entry[:1] == b"\6", "entry: no outcome")
    stream = io.BytesIO(entry[1:])
    kind, *o = cbor2.load(stream)
    require(not stream.read(1), "outcome: malformed")

    def leg(to):
        return "WHOLE" if to == ledger else "DEBIT"
    if kind == 5:
        return [settlement(o[0], leg(o[6]), o[4], o[5], o[7], f"{ledger}/{o[3]}", o[8])]
    if kind == 7:
        return [settlement("TRANSFER", "CREDIT", o[0][3], o[0][4], o[0][5], f"{o[0][0]}/{o[0][6]}", "")]
    if kind == 8:
        return [settlement("VOID", "WHOLE", o[1], None, o[2], f"{ledger}/{o[0]}/expired", "expired", o[0])]
    said = []
    if kind == 3:
        contract, version, _, instance, subject = o[0]
        for effect, *e in (effect for firing in o[3] for effect in firing[5]):
            made = []
            if effect == 2 and e[0][0] != "REPEATED":
                state = "UPDATED" if e[0][0].startswith("STEPPED") else e[0][0]
                made = [{"key": e[0][1], "state": state, "severity": e[0][2], "message": e[1], "acknowledgedBy": e[3] or None}]
            elif effect == 3:
                made = [settlement(e[0], leg(to), e[4], payee, money, f"{ledger}/{e[2]}", e[8], e[3])
                        for payee, to, money in e[5] or [[None, ledger, e[6]]]]
            elif effect == 5:
                made = [{}]  # a command
            said += [{**one, "subject": subject, "contract": contract, "contractVersion": version, "instance": instance}
                     for one in made]
    return said


def require_proven(record, entry, proof, vkey):
    """Checks that the ledger decided just what a record says; throws NotProven if it did not.

    record: decoded from Avro. entry: the entry's bytes, `raw` of the HTTP API. proof: text of the HTTP API. vkey: the ledger's key."""
    ledger, index, number = record["ledger"], record["index"], record["effectId"].rpartition("/")[2]
    require(record["effectId"] == f"{record['network']}/{ledger}/{index}/{number}",
            f"effectId {record['effectId']}: want it of entry {index} of ledger {ledger}")
    require_included(entry, index, proof, vkey)
    said = effects(entry, ledger)
    fits = re.fullmatch("0|[1-9][0-9]{0,4}", number) and int(number) < len(said) and said[int(number)]
    require(fits and all((name in fits) == (name in record) for name in ("payer", "key"))
            and ("contract" in fits) == (record["contract"] is not None),
            f"effectId {record['effectId']}: the outcome has no such effect")
    for name, value in fits.items():
        require(record[name] == value, f"{name}: the record has {record[name]}, the ledger {value}")
