// Signs readings as a Tallystick device and publishes them over MQTT, at least once, under numbers that are never used twice.
// Node 18.3 or newer, and flock. To publish, the package mqtt beside this file: npm install mqtt
import { spawnSync } from 'node:child_process';
import { createPrivateKey, sign } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const MAX_ENVELOPE = 65_533, MAX_WAITING = 1_000; // bytes; envelopes while the broker is away; inclusive
const MILLIS = 30_000; // for the broker to accept the connection, and to acknowledge a message
const NUMBER = /-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,29})?(?:[eE][+-]?[0-9]{1,2})?/.source;
const UNIT = '(?:[A-DF-Za-df-z%/]|[Ee][A-Za-z])[A-Za-z0-9%/*^.-]{0,30}'; // not what is left of a bad exponent
const READING = new RegExp(`^([A-Za-z0-9][A-Za-z0-9:./_-]{0,254})=(${NUMBER})(${UNIT})?$`);
const USAGE = `usage: device.mjs --key FILE --device ORGANISATION/DEVICE --subject SUBJECT --state FILE
                  (--topic TOPIC | --out FOLDER) [options] [NAME=NUMBER[UNIT]... | none: what waits]
  --key FILE       PEM, mode 600: private key and certificates
  --state FILE     of the numbers, one for each subject
  --begin          the first time: make the file of the numbers; --introduce: send the certificates again, as with number 1
  --time SECONDS   since 1970; default now; --out FOLDER: write envelopes there, instead of publishing them
  --host, --port   of the broker; default localhost, and 1883 or with TLS 8883
  --cafile FILE    of the broker's CA, PEM: use TLS
  --user NAME      the password is in the environment: MQTT_PASSWORD`;

/** Exit codes: 2 wrong arguments or files, 3 not handed over: what was signed is kept, and sent the next time. */
function require(good, message, code = 2) {
  if (good) return;
  console.error(`device.mjs: ${message}`);
  process.exit(code);
}

/** One SenML record (RFC 8428); the number stays as it was written. */
function senml(argument) {
  const match = READING.exec(argument);
  require(match, `reading ${JSON.stringify(argument)}: want NAME=NUMBER[UNIT], such as temperature=21.5Cel`);
  return `{"n":"${match[1]}"${match[3] ? `,"u":"${match[3]}"` : ''},"v":${match[2]}}`;
}

/** The private key and the certificates as DER, the device's own first. */
function readPem(path) {
  require(!(fs.statSync(path).mode & 0o077), `${path}: others than its owner may use it; chmod 600 ${path}`);
  const blocks = [...fs.readFileSync(path, 'latin1').matchAll(/-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END/g)];
  const of = (label) => blocks.filter((block) => block[1] === label).map((block) => Buffer.from(block[2], 'base64'));
  const keys = of('PRIVATE KEY');
  require(keys.length === 1, `${path}: want one BEGIN PRIVATE KEY (PKCS#8, without a password), got ${keys.length}`);
  const key = createPrivateKey({ key: keys[0], format: 'der', type: 'pkcs8' });
  const kind = key.asymmetricKeyDetails.namedCurve ?? key.asymmetricKeyType;
  require(['ed25519', 'prime256v1'].includes(kind), `${path}: want an Ed25519 or a P-256 key, got ${kind}`);
  return { key, chain: of('CERTIFICATE') };
}

/** Deterministic CBOR (RFC 8949 section 4.2.1) of what an envelope holds; an object is a map, [key, value] pairs in order. */
function cbor(value) {
  const head = (major, n) => {
    if (n < 24) return Buffer.from([major << 5 | n]);
    const log = n < 2 ** 8 ? 0 : n < 2 ** 16 ? 1 : n < 2 ** 32 ? 2 : 3; // of the bytes of n
    return Buffer.from((major << 5 | 24 + log).toString(16).padStart(2, '0') + n.toString(16).padStart(2 << log, '0'), 'hex');
  };
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  return Buffer.concat([head(5, value.pairs.length), ...value.pairs.flat().map(cbor)]);
}

/** One COSE_Sign1 envelope. */
function envelope(key, device, subject, number, seconds, payload, chain) {
  const edwards = key.asymmetricKeyType === 'ed25519';
  const claims = { pairs: [[2, subject], [6, seconds]] };
  const pairs = [[1, edwards ? -8 : -7], [3, 110], [4, Buffer.from(device)], [15, claims], [-65537, number]];
  if (chain.length) pairs.splice(4, 0, [33, chain.length > 1 ? chain : chain[0]]);
  const header = cbor({ pairs });
  const signed = cbor(['Signature1', header, Buffer.alloc(0), payload]);
  const signature = sign(edwards ? null : 'sha256', signed, { key, dsaEncoding: 'ieee-p1363' });
  return Buffer.concat([Buffer.from([0xd2]), cbor([header, { pairs: [] }, payload, signature])]);
}

/** A crash before the rename leaves the old file, one after it the new one, whole. */
function replace(path, content) {
  const sync = (name, flags, use) => {
    const file = fs.openSync(name, flags, 0o600);
    use(file);
    fs.fsyncSync(file);
    fs.closeSync(file);
  };
  sync(`${path}.tmp`, 'w', (file) => fs.writeFileSync(file, content));
  fs.renameSync(`${path}.tmp`, path);
  sync(dirname(path), 'r', () => {});
}

/** Connects; what it returns publishes one envelope with QoS 1 and waits for the acknowledgement. */
async function connect(a, { connectAsync }) {
  const lost = (error) => require(false, `${a.topic}: ${error?.code || error?.message || 'not acknowledged'}; it is kept`, 3);
  const timer = setTimeout(lost, 2 * MILLIS);
  const url = `${a.cafile ? 'mqtts' : 'mqtt'}://${a.host ?? 'localhost'}:${a.port ?? (a.cafile ? 8883 : 1883)}`;
  const client = await connectAsync(url, { connectTimeout: MILLIS, reconnectPeriod: 0, username: a.user,
    password: a.user && process.env.MQTT_PASSWORD, ca: a.cafile && fs.readFileSync(a.cafile) }, false).catch(lost);
  client.on('close', lost);
  return (bytes) => client.publishAsync(a.topic, bytes, { qos: 1 }).then(() => timer.refresh(), lost);
}

async function main(a, readings) {
  for (const name of ['key', 'device', 'subject', 'state']) require(a[name] !== undefined, `want --${name}\n${USAGE}`);
  const path = resolve(a.state), size = Buffer.byteLength(a.subject), seconds = Number(a.time ?? Math.floor(Date.now() / 1000));
  require(/^[a-z][a-z0-9-]{0,62}\/[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(a.device),
    `--device ${JSON.stringify(a.device)}: want ORGANISATION/DEVICE, such as acme/pump-1`);
  require(size >= 1 && size <= 255 && !/[\0-\x1f\x7f-\x9f\ufffd]/.test(a.subject),
    `--subject ${JSON.stringify(a.subject)}: want 1 to 255 bytes of UTF-8 without control characters`);
  require(/^(0|[1-9][0-9]{0,11})$/.test(a.time ?? '0') && seconds < 253402300800, `--time ${a.time}: want seconds, 1970 to 9999`);
  require(readings.length <= 1024, `want at most 1024 readings at a time, got ${readings.length}`);
  require((a.topic === undefined) !== (a.out === undefined), 'want one of --topic and --out');
  const mqtt = a.topic !== undefined && await import('mqtt'); // before anything is signed
  const head = `tallystick-device/1 ${a.device} ${Buffer.from(a.subject).toString('hex')}`;
  const payload = Buffer.from(`[${readings.map(senml).join()}]`);
  // The lock is of the open file, which this process shares with flock, and holds until it ends, however it ends.
  const lock = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'inherit', fs.openSync(`${path}.lock`, 'a', 0o600)] });
  require(!lock.error, `flock: ${lock.error?.message}; want util-linux on the PATH`);
  require(lock.status === 0, `${path}: another process holds it; nothing was signed`, 3);
  require(fs.existsSync(path) !== !!a.begin, `${path}: want --begin, for number 1, if and only if this device never sent about it`);
  let number = 1, waiting = [];
  if (!a.begin) {
    const match = /^(.*) ([1-9][0-9]{0,15})\n((?:(?:[0-9a-f]{2})+\n)*)$/.exec(fs.readFileSync(path, 'latin1'));
    require(match?.[1] === head, `${path}: damaged, or of another device or subject; want "${head} NUMBER"`);
    [number, waiting] = [Number(match[2]), match[3].split('\n').slice(0, -1).map((line) => Buffer.from(line, 'hex'))];
  }
  const write = () => replace(path, [`${head} ${number}`, ...waiting.map((e) => e.toString('hex')), ''].join('\n'));
  if (readings.length) {
    const { key, chain } = readPem(a.key), introduce = a.introduce || number === 1;
    require(!introduce || chain.length >= 1 && chain.length <= 3, `${a.key}: want 1 to 3 certificates, got ${chain.length}`);
    require(number <= Number.MAX_SAFE_INTEGER && waiting.length < MAX_WAITING, `${path}: number ${number}, ${waiting.length} wait`);
    const bytes = envelope(key, a.device, a.subject, number, seconds, payload, introduce ? chain : []);
    require(bytes.length <= MAX_ENVELOPE, `envelope: want at most ${MAX_ENVELOPE} bytes; send fewer readings at a time`);
    [number, waiting] = [number + 1, [...waiting, bytes]];
    write(); // Before any byte leaves: whatever crashes now, this number belongs to these bytes.
  }
  const toFolder = (bytes) => replace(join(resolve(a.out), `${basename(path)}.${number - waiting.length}.cose`), bytes);
  const deliver = a.out !== undefined ? toFolder : waiting.length && await connect(a, mqtt);
  for (; waiting.length; waiting.shift(), write()) await deliver(waiting[0]);
}

const option = { type: 'string' }, flag = { type: 'boolean' };
try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: flag, begin: flag, introduce: flag,
    key: option, device: option, subject: option, state: option, topic: option, out: option, host: option, port: option,
    cafile: option, user: option, time: option } });
  await (values.help ? console.log(USAGE) : main(values, positionals));
  process.exit(0);
} catch (error) {
  require(false, error.message);
}
