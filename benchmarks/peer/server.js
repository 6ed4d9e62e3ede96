// The same promise as the ingress makes, with what its users run today: Twilio's signature is checked, the record is
// acknowledged by all in-sync replicas, then 204. Arguments: port, bootstrap servers, topic, public base URL, auth token.
const crypto = require('node:crypto');
const express = require('express');
const { Kafka, logLevel } = require('kafkajs');

const [port, brokers, topic, baseUrl, token] = process.argv.slice(2);

function genuine(request) {
  const form = request.body || {};
  const signed = Object.keys(form)
    .sort()
    .reduce((text, name) => text + name + form[name], baseUrl + request.originalUrl);
  const expected = crypto.createHmac('sha1', token).update(signed, 'utf8').digest();
  const given = Buffer.from(request.get('x-twilio-signature') || '', 'base64');
  return given.length === expected.length && crypto.timingSafeEqual(given, expected);
}

async function main() {
  const kafka = new Kafka({ clientId: 'peer', brokers: brokers.split(','), logLevel: logLevel.ERROR });
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 5 });
  await producer.connect();
  const app = express();
  const raw = (request, response, body) => {
    request.raw = body;
  };
  app.use(express.urlencoded({ extended: false, verify: raw }));
  app.get('/', (request, response) => response.sendStatus(204));
  app.post('/webhooks/twilio/call-status', async (request, response) => {
    if (!genuine(request)) {
      return response.status(403).end();
    }
    const id = crypto.createHash('sha256').update(request.raw).digest('hex');
    const headers = { ce_specversion: '1.0', ce_id: id, ce_source: '/peer', ce_type: 'com.twilio.voice.status.v1' };
    try {
      await producer.send({ topic, acks: -1, messages: [{ key: 'twilio:' + request.body.CallSid, value: request.raw, headers }] });
      return response.status(204).end();
    } catch (failure) {
      console.error(failure.name);
      return response.status(503).end();
    }
  });
  app.listen(Number(port), '127.0.0.1');
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
