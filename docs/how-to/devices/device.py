#!/usr/bin/env python3
"""Signs readings as a Tallystick device and publishes them over MQTT, at least once, under numbers that are never used twice."""
import argparse
import base64
import fcntl
import os
import re
import sys
import time

import cbor2
import paho.mqtt.client as mqtt
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

MAX_ENVELOPE, MAX_WAITING, MAX_NUMBER = 65_533, 1_000, 2**53 - 1  # bytes; envelopes while the broker is away; all inclusive
SECONDS = 30  # for the broker to accept the connection, and to acknowledge a message
DEVICE = r"[a-z][a-z0-9-]{0,62}/[A-Za-z0-9][A-Za-z0-9._:-]{0,63}"
NUMBER = r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,29})?(?:[eE][+-]?[0-9]{1,2})?"
UNIT = "(?:[A-DF-Za-df-z%/]|[Ee][A-Za-z])[A-Za-z0-9%/*^.-]{0,30}"  # not what is left of a bad exponent
READING = rf"([A-Za-z0-9][A-Za-z0-9:./_-]{{0,254}})=({NUMBER})({UNIT})?"
NEEDED = {"key": "PEM file, mode 600: private key and certificates", "device": "ORGANISATION/DEVICE",
          "subject": "what the readings are about", "state": "file of the numbers, one for each subject"}
OPTIONS = {"topic": "MQTT topic to publish to", "out": "folder to write envelopes to, instead of publishing them",
           "host": "default localhost", "port": "default 1883, with TLS 8883", "cafile": "of the broker's CA, PEM: use TLS",
           "user": "the password is in the environment: MQTT_PASSWORD"}


def require(good, message, code=2):
    """Exit codes: 2 wrong arguments or files, 3 not handed over: what was signed is kept, and sent the next time."""
    if not good:
        print(f"device.py: {message}", file=sys.stderr)
        raise SystemExit(code)


def senml(argument):
    """One SenML record (RFC 8428); the number stays as it was written."""
    match = re.fullmatch(READING, argument)
    require(match, f"reading {argument!r}: want NAME=NUMBER[UNIT], such as temperature=21.5Cel")
    return f'{{"n":"{match[1]}"' + (f',"u":"{match[3]}"' if match[3] else "") + f',"v":{match[2]}}}'


def read_pem(path):
    """The private key and the certificates as DER, the device's own first."""
    require(not os.stat(path).st_mode & 0o077, f"{path}: others than its owner may use it; chmod 600 {path}")
    blocks = re.findall(r"-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END", open(path, encoding="latin1").read())
    keys, chain = ([base64.b64decode(text) for label, text in blocks if label == it] for it in ("PRIVATE KEY", "CERTIFICATE"))
    require(len(keys) == 1, f"{path}: want one BEGIN PRIVATE KEY (PKCS#8, without a password), got {len(keys)}")
    key = serialization.load_der_private_key(keys[0], password=None)
    kind = getattr(key, "curve", key)
    require(isinstance(kind, (ed25519.Ed25519PrivateKey, ec.SECP256R1)), f"{path}: want an Ed25519 or a P-256 key")
    return key, chain


def sign(key, device, subject, number, seconds, payload, chain):
    """One COSE_Sign1 envelope. The header is in the order that deterministic CBOR wants."""
    edwards = isinstance(key, ed25519.Ed25519PrivateKey)
    header = {1: -8 if edwards else -7, 3: 110, 4: device.encode(), 15: {2: subject, 6: seconds}}
    if chain:
        header[33] = chain if len(chain) > 1 else chain[0]
    protected = cbor2.dumps({**header, -65537: number})
    signed = cbor2.dumps(["Signature1", protected, b"", payload])
    if edwards:
        signature = key.sign(signed)
    else:
        numbers = utils.decode_dss_signature(key.sign(signed, ec.ECDSA(hashes.SHA256())))
        signature = b"".join(n.to_bytes(32, "big") for n in numbers)
    return cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]))


def replace(path, content):
    """A crash before the rename leaves the old file, one after it the new one, whole."""
    with open(os.open(path + ".tmp", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".tmp", path)
    os.fsync(folder := os.open(os.path.dirname(path), os.O_RDONLY))
    os.close(folder)


def connect(a):
    """Connects; what it returns publishes one envelope with QoS 1 and waits for the acknowledgement."""
    answers, api = [], getattr(mqtt, "CallbackAPIVersion", None)  # since paho-mqtt 2
    client = mqtt.Client(api.VERSION2) if api else mqtt.Client()
    client.on_connect = lambda *arguments: answers.append(arguments[3])
    client.username_pw_set(a.user, os.environ.get("MQTT_PASSWORD") if a.user else None)
    if a.cafile:
        client.tls_set(ca_certs=a.cafile)

    def wait(condition):
        end = time.monotonic() + SECONDS
        while not condition():
            fine = client.loop(0.5) == 0 and time.monotonic() < end and (not answers or answers[0] == 0)
            require(fine, f"{a.topic}: not acknowledged (answer to the connection: {[*map(str, answers)]}): kept, sent later", 3)
    client.connect(a.host or "localhost", int(a.port or (8883 if a.cafile else 1883)))
    wait(lambda: answers)
    return lambda envelope: wait(client.publish(a.topic, envelope, qos=1).is_published)


def main(a):
    subject, path, number, waiting = a.subject.encode(), os.path.abspath(a.state), 1, []
    require(re.fullmatch(DEVICE, a.device), f"--device {a.device!r}: want ORGANISATION/DEVICE, such as acme/pump-1")
    require(1 <= len(subject) <= 255 and not re.search("[\0-\x1f\x7f-\x9f]", a.subject),
            f"--subject {a.subject!r}: want 1 to 255 bytes of UTF-8 without control characters")
    require(0 <= a.time < 253402300800 and len(a.readings) <= 1024 and bool(a.topic) != bool(a.out),
            "want --time from 1970 to 9999, at most 1024 readings, and one of --topic and --out")
    head, payload = f"{a.device} {subject.hex()}", f"[{','.join(map(senml, a.readings))}]".encode()
    fcntl.flock(os.open(path + ".lock", os.O_WRONLY | os.O_CREAT, 0o600), fcntl.LOCK_EX | fcntl.LOCK_NB)  # until the process ends
    require(os.path.exists(path) != a.begin, f"{path}: want --begin, for number 1, if and only if this device never sent about it")
    if not a.begin:
        form = re.escape(f"tallystick-device/1 {head} ") + r"([1-9][0-9]{0,15})\n((?:[0-9a-f]+\n)*)"
        match = re.fullmatch(form, open(path, encoding="latin1").read())
        require(match, f'{path}: damaged, or of another device or subject; want "tallystick-device/1 {head} NUMBER"')
        number, waiting = int(match[1]), [bytes.fromhex(line) for line in match[2].split()]

    def write():
        replace(path, "\n".join([f"tallystick-device/1 {head} {number}", *(e.hex() for e in waiting), ""]).encode())
    if a.readings:
        key, chain = read_pem(a.key)
        introduce = a.introduce or number == 1
        require(not introduce or 1 <= len(chain) <= 3, f"{a.key}: want 1 to 3 certificates, got {len(chain)}")
        require(number <= MAX_NUMBER and len(waiting) < MAX_WAITING, f"{path}: number {number}, {len(waiting)} wait: no more fit")
        waiting.append(sign(key, a.device, a.subject, number, a.time, payload, chain if introduce else []))
        require(len(waiting[-1]) <= MAX_ENVELOPE, f"envelope: want at most {MAX_ENVELOPE} bytes; send fewer readings at a time")
        number += 1
        write()  # Before any byte leaves: whatever crashes now, this number belongs to these bytes.
    spool = os.path.join(os.path.abspath(a.out or "."), os.path.basename(path))
    deliver = connect(a) if a.topic and waiting else lambda e: replace(f"{spool}.{number - len(waiting)}.cose", e)
    while waiting:
        deliver(waiting[0])
        del waiting[0]
        write()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for option, meaning in {**NEEDED, **OPTIONS}.items():
        parser.add_argument("--" + option, required=option in NEEDED, help=meaning)
    parser.add_argument("--time", type=int, default=int(time.time()), help="seconds since 1970; default now")
    parser.add_argument("--begin", action="store_true", help="the first time: make the file of the numbers")
    parser.add_argument("--introduce", action="store_true", help="send the certificates again, as with number 1")
    parser.add_argument("readings", nargs="*", help="NAME=NUMBER[UNIT]; none: send only what waits")
    try:
        main(parser.parse_intermixed_args())
    except BlockingIOError:
        require(False, "another process holds the file of the numbers; nothing was signed", 3)
    except (OSError, ValueError) as error:  # those of files have a name; the others are of the network
        require(False, f"{type(error).__name__}: {error}", 3 if getattr(error, "filename", 0) is None else 2)
