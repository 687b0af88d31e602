// Prints the records of `alerts` and `settlements`, a line of JSON each, as the registry's schemas decode them. Checks no proof.
// npm install kafkajs@2.2.4 @kafkajs/confluent-schema-registry@4.1.0 lz4js@0.2.0
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';

const [broker, host, network] = process.argv.slice(2);
if (network === undefined) {
  console.error('node decode.mjs HOST:PORT REGISTRY-URL NETWORK');
  process.exit(2);
}
// The ledger application compresses with LZ4, which kafkajs leaves to others.
kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({ decompress: async (bytes) => Buffer.from(lz4.decompress(bytes)) });
const registry = new SchemaRegistry({ host });
const kafka = new kafkajs.Kafka({ clientId: 'decode', brokers: [broker], logLevel: kafkajs.logLevel.ERROR });
const consumer = kafka.consumer({ groupId: `decode-${process.pid}-${Date.now()}`, readUncommitted: false });
await consumer.connect();
await consumer.subscribe({ topics: [`${network}.alerts`, `${network}.settlements`], fromBeginning: true });
await consumer.run({
  eachMessage: async ({ topic, message }) => console.log(JSON.stringify({ topic, ...await registry.decode(message.value) })),
});
