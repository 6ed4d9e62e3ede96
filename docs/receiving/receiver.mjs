// Takes in Ringpost's webhooks with nothing but Node's own modules.
//
//   WEBHOOK_SECRET=... PORT=8080 node receiver.mjs     serves
//   node receiver.mjs check < cases                    verifies cases, see README.md
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const TOLERANCE_SECONDS = 5 * 60;
const LARGEST_BODY = 2 * 1024 * 1024;
const MADE_SECRET = /^whsec_([A-Za-z0-9+/]{43}=)$/;

/** Standard Webhooks: says "ok" or why the webhook is refused. `body` is a Buffer with the bytes as they came. */
export function verify(secret, headers, body, now) {
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const signatures = header(headers, 'webhook-signature');
  if (!id || !timestamp || !signatures) return 'header_missing';
  if (!/^[0-9]{1,12}$/.test(timestamp)) return 'timestamp_malformed';
  if (now - Number(timestamp) > TOLERANCE_SECONDS) return 'timestamp_too_old';
  if (Number(timestamp) - now > TOLERANCE_SECONDS) return 'timestamp_too_new';
  let valid = false;
  for (const key of keys(secret)) {
    const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
    const expected = 'v1,' + hmac.digest('base64');
    for (const signature of signatures.split(' ')) valid = same(signature, expected) || valid;
  }
  return valid ? 'ok' : 'signature_wrong';
}

/** X-Webhook-Signature alone: covers neither time nor id, so prefer verify(). */
export function verifyBodyOnly(secret, headers, body) {
  const signature = header(headers, 'x-webhook-signature');
  if (!signature) return 'header_missing';
  const expected = 'sha256=' + createHmac('sha256', secret).update(body).digest('hex');
  return same(signature, expected) ? 'ok' : 'signature_wrong';
}

/** A secret that you chose keys by its text, one that Ringpost made by the bytes that its base64 stands for. */
function keys(secret) {
  const made = MADE_SECRET.exec(secret);
  return made ? [Buffer.from(made[1], 'base64'), Buffer.from(secret)] : [Buffer.from(secret)];
}

function header(headers, name) {
  const found = Object.keys(headers).find((one) => one.toLowerCase() === name);
  return found === undefined ? undefined : headers[found];
}

/** timingSafeEqual throws for different lengths; the length is no secret. */
function same(given, expected) {
  const one = Buffer.from(given);
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}

// In memory for the sample. In yours: a table with webhook-id as its primary key, and the row and the event's work
// queue entry in one transaction, so that neither stands without the other.
const seen = new Set();

function keepOnce(id, event) {
  if (seen.has(id)) return;
  seen.add(id);
  setImmediate(() => console.log('do the work of', event.event));
}

function handle(request, response) {
  const chunks = [];
  let size = 0;
  request.on('data', (chunk) => {
    size += chunk.length;
    if (size > LARGEST_BODY) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const verdict = verify(process.env.WEBHOOK_SECRET, request.headers, body, Math.floor(Date.now() / 1000));
    if (verdict !== 'ok') {
      console.error('refused:', verdict);
      response.writeHead(401).end();
      return;
    }
    keepOnce(request.headers['webhook-id'], JSON.parse(body.toString('utf8')));
    response.writeHead(204).end();
  });
}

function check() {
  const text = (base64) => Buffer.from(base64, 'base64').toString('utf8');
  for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    const [kind, secret, now, body, ...rest] = line.split('\t');
    const headers = Object.fromEntries(rest.map(text).map((one) => one.split(/: (.*)/s).slice(0, 2)));
    const bytes = Buffer.from(body, 'base64');
    console.log(
      kind === 'standard'
        ? verify(text(secret), headers, bytes, Number(now))
        : verifyBodyOnly(text(secret), headers, bytes),
    );
  }
}

if (process.argv[2] === 'check') {
  check();
} else {
  if (!process.env.WEBHOOK_SECRET) throw new Error('WEBHOOK_SECRET is missing');
  const server = createServer(handle);
  server.listen(Number(process.env.PORT ?? 8080), () => console.log('listening on', server.address().port));
}
