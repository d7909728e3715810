// Drives a real Chromium through the steps it is given, and says what was on the page after each.
//
//     node browser.mjs PLAN.json      {"chromium": path, "folder": served folder, "work": empty folder, "steps": [...]}
//
// Writes {"seen": [one for each step], "origin": the server's, "served": [paths], "asked": [{"url", "initiator", "for"}: every
// request in the browser's own log], "complaints": [what the console said]} as JSON. Speaks the DevTools protocol over a
// pipe: no package is needed.

import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const netLog = join(plan.work, 'net.json');
const served = [];
const complaints = [];

/** A commune's web server: `/V` is `V.html`, as such servers do it. */
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://x');
  served.push(pathname);
  const file = [pathname, `${pathname}.html`].map((name) => join(plan.folder, name)).find(isFile);
  if (!file) return response.writeHead(404).end();
  const type = file.endsWith('.js') ? 'text/javascript' : 'text/html';
  response.writeHead(200, { 'content-type': type, 'last-modified': 'Sun, 22 Nov 2026 01:00:00 GMT' }).end(readFileSync(file));
});
const isFile = (path) => existsSync(path) && statSync(path).isFile();

const chromium = spawn(plan.chromium, [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps',
  '--disable-extensions', '--disable-domain-reliability', '--metrics-recording-only', '--no-default-browser-check', '--no-pings',
  '--disable-features=OptimizationHints,MediaRouter,Translate,NetworkTimeServiceQuerying,CertificateTransparencyComponentUpdater',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  `--user-data-dir=${join(plan.work, 'profile')}`, `--log-net-log=${netLog}`, '--remote-debugging-pipe', 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
let finished = false;
const ended = new Promise((done) => chromium.on('exit', done));
ended.then(() => finished || fail('Chromium ended by itself'));

function fail(why) {
  console.error(why);
  chromium.kill('SIGKILL');
  process.exit(1);
}

// The DevTools protocol: JSON messages, each ended by a zero byte.
let last = 0;
const waiting = new Map();
const listeners = new Set();
let half = Buffer.alloc(0);
chromium.stdio[4].on('data', (bytes) => {
  const messages = Buffer.concat([half, bytes]).toString('latin1').split('\0');
  half = Buffer.from(messages.pop(), 'latin1');
  for (const message of messages) receive(JSON.parse(Buffer.from(message, 'latin1').toString('utf8')));
});

function receive(message) {
  if (!message.id) return [...listeners].forEach((hear) => hear(message));
  const { done, failed } = waiting.get(message.id);
  waiting.delete(message.id);
  message.error ? failed(new Error(message.error.message)) : done(message.result);
}

function ask(method, params = {}, sessionId = undefined) {
  const id = ++last;
  chromium.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
  return new Promise((done, failed) => waiting.set(id, { done, failed }));
}

function event(method, sessionId) {
  return new Promise((done) => {
    const hear = (message) => {
      if (message.method !== method || message.sessionId !== sessionId) return;
      listeners.delete(hear);
      done(message.params);
    };
    listeners.add(hear);
  });
}

listeners.add(({ method, params }) => {
  if (method === 'Runtime.exceptionThrown') complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
  if (method === 'Log.entryAdded') complaints.push(params.entry.text);
});

let page;

async function open(address, size = [360, 740]) {
  if (page) await ask('Target.closeTarget', { targetId: page.targetId });
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
  page = { targetId, sessionId };
  await Promise.all(['Page.enable', 'Runtime.enable', 'Log.enable'].map((method) => ask(method, {}, sessionId)));
  await ask('Emulation.setDeviceMetricsOverride', { width: size[0], height: size[1], deviceScaleFactor: 1, mobile: size[0] < 600 }, sessionId);
  const loaded = event('Page.loadEventFired', sessionId);
  const { errorText } = await ask('Page.navigate', { url: address }, sessionId);
  if (errorText) return { error: errorText };
  await loaded;
  return shown();
}

async function run(expression) {
  const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, page.sessionId);
  return exceptionDetails ? { error: exceptionDetails.exception.description } : result.value;
}

const shown = () => run(`(() => {
  const text = (id) => document.getElementById(id)?.textContent;
  return {
    colour: document.body.className, sign: text('sign'), words: text('words'), meaning: text('meaning'), commune: text('commune'),
    source: text('source'), limits: document.getElementById('limits')?.hidden === false && text('limits'),
    facts: [...document.querySelectorAll('dd')].map((fact) => fact.textContent), wide: document.documentElement.scrollWidth,
    elements: document.getElementsByTagName('*').length,
  };
})()`);

const steps = {
  open: ({ at, size }) => open(at.replace('{server}', origin), size),
  type: ({ text }) => run(`(() => {
    if (!part('text')) document.querySelector('button').click();
    part('text').value = ${JSON.stringify(text)};
    document.querySelector('#text + button').click();
  })()`).then(shown),
  follow: ({ hash }) => run(`new Promise((done) => { addEventListener('hashchange', done); location.hash = ${JSON.stringify(hash)} }).then(() => 0)`).then(shown),
  keep: () => run(`navigator.serviceWorker.ready.then(() => caches.keys())`),
  save: ({ to }) => run('document.documentElement.outerHTML').then((html) => writeFileSync(to, '<!doctype html>' + html)),
  copy: ({ from, to }) => copyFileSync(from, to),
  stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  async picture({ to }) {
    const { data } = await ask('Page.captureScreenshot', { format: 'png' }, page.sessionId);
    writeFileSync(to, Buffer.from(data, 'base64'));
  },
};

const patience = setTimeout(() => fail('the browser did not come to an end'), 1000 * (plan.patience ?? 300));
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;
const seen = [];
for (const step of plan.steps) seen.push((await steps[step.do](step)) ?? null);
finished = true;
await ask('Browser.close').catch(() => {});
await Promise.race([ended, sleep(10_000).then(() => chromium.kill('SIGKILL'))]);
server.close();
clearTimeout(patience);
const report = { seen, origin, served, asked: requests(JSON.parse(readFileSync(netLog, 'utf8'))), complaints };
process.stdout.write(JSON.stringify(report), () => process.exit(0));

/** Each start of a request: its address, who made it, and for which site. */
function requests({ constants, events }) {
  const begun = events.filter(({ type, params }) => type === constants.logEventTypes.URL_REQUEST_START_JOB && params?.url);
  return begun.map(({ params }) => ({ url: params.url, initiator: params.initiator, for: params.network_isolation_key }));
}
