// Runs the code of a page that was written, without the page: what is asked comes line by line as JSON, an answer a line.
//
//     {"page": FILE}                  from now on this page's code and list; no answer
//     {"text": …}                     {"verdict": …, "words": …}
//     {"text": …, "stages": true}     the same with the stages passed and the facts read
//     {"sha512": hex}                 the hash, as hex

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createContext, runInContext } from 'node:vm';

let code;
let list;

function openPage(file) {
  const html = readFileSync(file, 'utf8');
  const context = createContext({ TextEncoder, atob });
  runInContext(/<script>(.*?)<\/script>/s.exec(html)[1], context);
  code = runInContext('({ judge, readText, readFacts, stationsWithId, isSignedBy, sha512 })', context);
  list = JSON.parse(/<script type="application\/json" id="list">(.*?)<\/script>/s.exec(html)[1]);
}

function stages(text) {
  const signed = code.readText(text);
  const facts = signed && code.readFacts(signed);
  const stations = facts ? code.stationsWithId(list, facts.key_id) : [];
  const signature = stations.some((station) => code.isSignedBy(signed, station));
  return { stages: { text: !!signed, facts: !!facts, key: stations.length > 0, signature }, facts };
}

function answer({ page, text, stages: wanted, sha512 }) {
  if (page) return openPage(page);
  if (sha512 !== undefined) return Buffer.from(code.sha512(Uint8Array.from(Buffer.from(sha512, 'hex')))).toString('hex');
  const { verdict, words } = code.judge(text, list);
  return wanted ? { verdict, words, ...stages(text) } : { verdict, words };
}

for await (const line of createInterface({ input: process.stdin })) {
  const answered = answer(JSON.parse(line));
  if (answered !== undefined) process.stdout.write(JSON.stringify(answered) + '\n');
}
