// Acts on alerts and settlements of a Tallystick network, each once, and only on what the ledger proves it decided.
// npm install kafkajs@2.2.4 @kafkajs/confluent-schema-registry@4.1.0 lz4js@0.2.0
import { readFileSync, appendFileSync, existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { NotProven, requireProven } from './proof.mjs';

const option = { type: 'string' };
const { values: a } = parseArgs({ options: { broker: option, registry: option, api: option, network: option, keys: option,
  group: option, done: option } });
for (const name of ['broker', 'registry', 'api', 'network', 'keys', 'done']) {
  if (a[name] === undefined) {
    console.error('node consumer.mjs --broker HOST:PORT --registry URL --api URL --network NAME --keys FILE --done FILE [--group ID]\n'
      + '  keys: one ledger key a line, that of ledger 0 first, from network.yaml; done: file of what was acted on, one for each consumer');
    process.exit(2);
  }
}
const keys = readFileSync(a.keys, 'utf8').trim().split('\n');
const done = new Set(existsSync(a.done) ? readFileSync(a.done, 'utf8').split('\n') : []);
// The ledger application compresses with LZ4, which kafkajs leaves to others.
kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({ decompress: async (bytes) => Buffer.from(lz4.decompress(bytes)) });
const registry = new SchemaRegistry({ host: a.registry });

/** Asks until there is an answer: what is sealed is proven moments later. A record that is not there at all is not proven. */
async function ask(path) {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${a.api}/api/v1/ledgers/${path}`).catch((error) => ({ status: 503, text: async () => error.message }));
    if (answer.status === 200) return answer;
    const why = `${path}: ${answer.status} ${await answer.text()}`;
    if (answer.status < 500 && answer.status !== 404) throw new Error(why);
    if (answer.status === 404 && tries >= 20) throw new NotProven(why);
    if (tries >= 120) throw new Error(why); // the record is not passed over: it comes again
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** What your business does. It may happen twice after a crash; `effectId` is then the same: hand it on as an idempotency key. */
async function act(topic, record) {
  const what = topic.endsWith('.settlements')
    ? `${record.kind} ${record.payer ?? '-'} ${record.payee ?? '-'} ${record.amountMinor} ${record.currency}`
    : `${record.state} ${record.severity} ${record.subject} ${record.key}`;
  console.log(`ACT ${record.effectId} ${what}`);
}

async function handle({ topic, message }) {
  const record = await registry.decode(message.value);
  if (done.has(record.effectId)) return; // at least once: it was here before
  try {
    if (record.network !== a.network || !keys[record.ledger]) throw new NotProven('of another network');
    const path = `${record.ledger}/entries/${record.index}`;
    const { raw } = await (await ask(path)).json();
    const proof = await (await ask(`${path}/proof`)).text();
    requireProven(record, Buffer.from(raw, 'base64'), proof, keys[record.ledger]);
  } catch (error) {
    if (!(error instanceof NotProven)) throw error;
    console.log(`REFUSED ${record.effectId} ${error.message}`); // somebody wrote what the ledger never said: tell a person
    return;
  }
  await act(topic, record);
  done.add(record.effectId);
  appendFileSync(a.done, `${record.effectId}\n`);
}

const kafka = new kafkajs.Kafka({ clientId: 'books', brokers: [a.broker], logLevel: kafkajs.logLevel.ERROR });
const consumer = kafka.consumer({ groupId: a.group ?? 'books', readUncommitted: false });
process.once('SIGTERM', async () => {
  await consumer.disconnect();
  process.exit(0);
});
await consumer.connect();
await consumer.subscribe({ topics: [`${a.network}.alerts`, `${a.network}.settlements`], fromBeginning: true });
await consumer.run({ eachMessage: handle });
