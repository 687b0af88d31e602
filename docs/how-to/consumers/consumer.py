#!/usr/bin/env python3
"""Acts on alerts and settlements of a Tallystick network, each once, and only on what the ledger proves it decided."""
import argparse
import base64
import io
import json
import os
import signal
import time
import urllib.error
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer

from proof import NotProven, require_proven

OPTIONS = {"broker": "HOST:PORT", "registry": "URL of the schema registry", "api": "URL of the network's HTTP interface",
           "network": "its name", "keys": "file: one ledger key a line, that of ledger 0 first, from network.yaml",
           "done": "file of what was acted on, one for each consumer"}
schemas = {}


def get(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read()


def decode(value, registry):
    """Confluent framing: 0x00, four bytes of schema id, Avro. A schema never changes, so it is fetched once."""
    number = int.from_bytes(value[1:5], "big")
    if len(value) < 6 or value[0] != 0:
        raise ValueError("a record is no Avro in Confluent framing")
    if number not in schemas:
        schemas[number] = avro.schema.parse(json.loads(get(f"{registry}/schemas/ids/{number}"))["schema"])
    return avro.io.DatumReader(schemas[number]).read(avro.io.BinaryDecoder(io.BytesIO(value[5:])))


def ask(api, path):
    """Asks until there is an answer: what is sealed is proven moments later. What is not there at all is not proven."""
    for tries in range(120):
        try:
            return get(f"{api}/api/v1/ledgers/{path}")
        except urllib.error.HTTPError as error:
            why = f"{path}: {error.code} {error.read().decode()}"
            if error.code == 404 and tries >= 20:
                raise NotProven(why) from error
            if error.code < 500 and error.code != 404:
                raise
        except OSError as error:
            why = f"{path}: {error}"
        time.sleep(0.5)
    raise TimeoutError(why)  # the record is not passed over: it comes again


def act(topic, record):
    """What your business does. It may happen twice after a crash; effectId is then the same: hand it on as an idempotency key."""
    what = f"{record['kind']} {record['payer'] or '-'} {record['payee'] or '-'} {record['amountMinor']} {record['currency']}" \
        if topic.endswith(".settlements") else f"{record['state']} {record['severity']} {record['subject']} {record['key']}"
    print(f"ACT {record['effectId']} {what}", flush=True)


def handle(a, keys, done, topic, record):
    if record["effectId"] in done:
        return  # at least once: it was here before
    try:
        if record["network"] != a.network or not 0 <= record["ledger"] < len(keys):
            raise NotProven("of another network")
        path = f"{record['ledger']}/entries/{record['index']}"
        entry = base64.b64decode(json.loads(ask(a.api, path))["raw"], validate=True)
        require_proven(record, entry, ask(a.api, f"{path}/proof").decode(), keys[record["ledger"]])
    except NotProven as error:  # somebody wrote what the ledger never said: tell a person
        print(f"REFUSED {record['effectId']} {error}", flush=True)
        return
    act(topic, record)
    done.add(record["effectId"])
    with open(a.done, "a", encoding="utf-8") as file:
        file.write(record["effectId"] + "\n")


def main(a):
    keys = open(a.keys, encoding="utf-8").read().split()
    done = set(open(a.done, encoding="utf-8").read().split("\n")) if os.path.exists(a.done) else set()
    consumer = Consumer({"bootstrap.servers": a.broker, "group.id": a.group, "auto.offset.reset": "earliest",
                         "isolation.level": "read_committed", "enable.auto.commit": False})
    consumer.subscribe([f"{a.network}.alerts", f"{a.network}.settlements"])
    stopped = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    while not stopped:
        message = consumer.poll(1)
        if message is None:
            continue
        if message.error():
            raise SystemExit(f"Kafka: {message.error()}")
        handle(a, keys, done, message.topic(), decode(message.value(), a.registry))
        consumer.commit(message)  # after acting: a crash before this brings the record again
    consumer.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for option, meaning in OPTIONS.items():
        parser.add_argument("--" + option, required=True, help=meaning)
    parser.add_argument("--group", default="books", help="consumer group")
    main(parser.parse_args())
