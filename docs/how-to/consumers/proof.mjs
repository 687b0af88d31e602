// Checks a record of `alerts` or `settlements` against the ledger's key: nothing but that key is trusted. Node 18 and later, no packages.
import { createHash, createPublicKey, verify } from 'node:crypto';

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const node = (left, right) => sha256(Buffer.from([1]), left, right);

export class NotProven extends Error {}

export function require(good, message) {
  if (!good) throw new NotProven(message);
}

function base64(text, bytes, what) {
  const value = Buffer.from(text ?? '', 'base64');
  require(value.toString('base64') === text && (bytes === undefined || value.length === bytes), `${what}: malformed`);
  return value;
}

/** Name and public key of `name+hash+base64`, as network.yaml and `tallystick prove` give it. */
export function ledgerKey(vkey) {
  const [name, id, rest] = vkey.split(/\+([0-9a-f]{8})\+/);
  const key = base64(rest, 33, 'ledger key'), hash = sha256(Buffer.from(`${name}\n`), key).subarray(0, 4);
  require(key[0] === 1 && hash.toString('hex') === id, 'ledger key: damaged');
  // RFC 8410: what comes before the 32 bytes of an Ed25519 key.
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)]);
  return { name, hash, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** Size and root of a checkpoint that the ledger signed (c2sp.org/tlog-checkpoint). */
function checkpoint(note, ledger) {
  const end = note.indexOf('\n\n') + 1, text = note.slice(0, end);
  const lines = text.split('\n'), mark = `\u2014 ${ledger.name} `;
  require(end > 0 && lines.length === 4 && lines[0] === ledger.name, `checkpoint: of ${lines[0]}, want one of ${ledger.name}`);
  require(/^(0|[1-9][0-9]{0,15})$/.test(lines[1]), 'checkpoint: malformed size');
  const signed = note.slice(end + 1).split('\n').filter((line) => line.startsWith(mark)).some((line) => {
    const signature = base64(line.slice(mark.length), 68, 'signature');
    return signature.subarray(0, 4).equals(ledger.hash) && verify(null, Buffer.from(text), ledger.key, signature.subarray(4));
  });
  require(signed, `checkpoint: not signed by the key of ${ledger.name}`);
  return { size: Number(lines[1]), root: base64(lines[2], 32, 'root') };
}

/** Checks a tlog-proof: the entry is in the ledger, at the index (RFC 9162 section 2.1.3.2). */
export function requireIncluded(entry, index, proof, ledger) {
  const end = proof.indexOf('\n\n'), [version, at, ...hashes] = proof.slice(0, end).split('\n');
  require(end > 0 && version === 'c2sp.org/tlog-proof@v1' && at === `index ${index}`, `proof: of "${at}", want of index ${index}`);
  const { size, root } = checkpoint(proof.slice(end + 2), ledger);
  require(index < size, `proof: the checkpoint ends before index ${index}`);
  let hash = sha256(Buffer.from([0]), entry), here = BigInt(index), last = BigInt(size) - 1n;
  for (const text of hashes) {
    const sibling = base64(text, 32, 'proof hash');
    require(last > 0n, 'proof: too long');
    if (here & 1n || here === last) {
      hash = node(sibling, hash);
      for (; !(here & 1n) && here > 0n; here >>= 1n) last >>= 1n;
    } else {
      hash = node(hash, sibling);
    }
    [here, last] = [here >> 1n, last >> 1n];
  }
  require(last === 0n && hash.equals(root), 'proof: does not lead from the entry to the root that the ledger signed');
}

/** One item of CBOR (RFC 8949) as outcomes use it; integers are BigInt. */
function cbor(bytes) {
  let at = 0;
  const item = () => {
    const head = bytes[at++], major = head >> 5, low = head & 31, width = low < 24 ? 0 : 1 << (low - 24);
    require(low < 28 && at + width <= bytes.length, 'outcome: malformed');
    const value = width ? BigInt(`0x${bytes.subarray(at, at + width).toString('hex')}`) : BigInt(low);
    at += width;
    if (major === 0) return value;
    if (major === 1) return -1n - value;
    if (major === 7) return low === 22 ? null : low === 20 ? false : low === 21 ? true : value;
    require(value <= bytes.length - at && major < 5, 'outcome: malformed');
    if (major === 4) return Array.from({ length: Number(value) }, item);
    const content = bytes.subarray(at, at += Number(value));
    return major === 3 ? content.toString('utf8') : content;
  };
  const whole = item();
  require(at === bytes.length, 'outcome: malformed');
  return whole;
}

const settlement = (kind, leg, payer, payee, [currency, minorDigits, amountMinor], paymentId, reference, holdId = '') => ({ kind, leg,
  payer: kind === 'ISSUE' ? null : payer, payee, currency, minorDigits, amountMinor, paymentId, reference, holdId: holdId || null });

/** What an outcome's effects say, in the order in which the ledger writes their records (docs/reference/contract-ledger.md). */
function effects(entry, ledger) {
  require(entry[0] === 6, 'entry: no outcome');
  const o = cbor(entry.subarray(1)), leg = (to) => (to === BigInt(ledger) ? 'WHOLE' : 'DEBIT');
  if (o[0] === 5n) return [settlement(o[1], leg(o[7]), o[5], o[6], o[8], `${ledger}/${o[4]}`, o[9])];
  if (o[0] === 7n) return [settlement('TRANSFER', 'CREDIT', o[1][3], o[1][4], o[1][5], `${o[1][0]}/${o[1][6]}`, '')];
  if (o[0] === 8n) return [settlement('VOID', 'WHOLE', o[2], null, o[3], `${ledger}/${o[1]}/expired`, 'expired', o[1])];
  if (o[0] !== 3n) return [];
  const [contract, contractVersion, , instance, subject] = o[1];
  const ofEffect = ([type, ...e]) => {
    if (type === 5n) return [{}]; // a command
    if (type === 2n) {
      const [what, key, severity] = e[0], state = what.startsWith('STEPPED') ? 'UPDATED' : what;
      return what === 'REPEATED' ? [] : [{ subject, key, state, severity, message: e[1], acknowledgedBy: e[3] || null }];
    }
    if (type !== 3n) return [];
    const [kind, , operation, hold, payer, payees, money, , reference] = e;
    return (payees.length ? payees : [[null, BigInt(ledger), money]])
      .map(([payee, to, amount]) => ({ ...settlement(kind, leg(to), payer, payee, amount, `${ledger}/${operation}`, reference, hold), subject }));
  };
  return o[4].flatMap((firing) => firing[5].flatMap(ofEffect)).map((said) => ({ ...said, contract, contractVersion, instance }));
}

/**
 * Checks that the ledger decided just what a record says; throws NotProven if it did not, or if that cannot be seen.
 *
 * record: decoded from Avro. entry: the entry's bytes, `raw` of the HTTP API. proof: text of the HTTP API. vkey: the ledger's key.
 */
export function requireProven(record, entry, proof, vkey) {
  const [, , index, n] = record.effectId.split('/'), { ledger } = record;
  require(record.effectId === `${record.network}/${ledger}/${record.index}/${n}` && Number(index) === Number(record.index),
    `effectId ${record.effectId}: want it of entry ${record.index} of ledger ${ledger}`);
  requireIncluded(entry, Number(index), proof, ledgerKey(vkey));
  const said = /^(0|[1-9][0-9]{0,4})$/.test(n) && effects(entry, ledger)[Number(n)];
  const same = (name) => name in said === name in record;
  require(said && same('payer') && same('key') && 'contract' in said === (record.contract != null) && Object.keys(said).length,
    `effectId ${record.effectId}: the outcome has no such effect`);
  for (const [name, value] of Object.entries(said)) {
    require(String(record[name]) === String(value), `${name}: the record has ${record[name]}, the ledger ${value}`);
  }
}
