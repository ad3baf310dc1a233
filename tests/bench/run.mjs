// Runs the benchmarks, native and wasm in turns, and prints reviews per second and the ratios that survive a noisy machine.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const shared = process.env.HUIPING_SHARED ?? resolve(root, '../shared');
const limit = '20000';

function measure(command, args) {
  return JSON.parse(execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

// The best of two rounds of each, taken in turns, so that a busy moment does not fall on one side.
function best(runs) {
  const all = runs.map((run) => run());
  return Object.fromEntries(Object.keys(all[0]).map((key) => [key, Math.min(...all.map((one) => one[key]))]));
}

// Peers that read the language, and how many times as fast as they we mean to be.
const peers = {
  zh: [['@node-rs/jieba', 5], ['jieba-wasm', 0], ['fasttext.wasm.js', 4], ['fasttext', 0]],
  en: [['sentiment', 1.5], ['vader-sentiment', 0], ['fasttext.wasm.js', 4]],
};

const perSecond = (ns) => `${Math.round(1e9 / ns).toLocaleString('en')}/s`;
const ratio = (a, b) => `${(a / b).toFixed(2)}x`;

for (const lang of ['zh', 'en']) {
  const file = resolve(shared, 'data', `${lang}-train.tsv`);
  if (!existsSync(file)) {
    console.log(`${file} is not here: nothing to measure`);
    continue;
  }
  const native = () => measure(resolve(root, 'build/native/tests/bench'), [resolve(root, 'build/huiping.pack'), file, limit]);
  const module = () => measure(process.execPath, [resolve(root, 'tests/bench/module.mjs'), file, limit]);
  const rounds = [native, module, native, module].map((run) => ({ run, result: run() }));
  const n = best(rounds.filter((r) => r.run === native).map((r) => () => r.result));
  const w = best(rounds.filter((r) => r.run === module).map((r) => () => r.result));
  const rows = [
    ['reviews (distinct), bytes each', `${n.reviews}, ${(n.bytes / n.reviews).toFixed(0)}`],
    ['native: decode + normalise', perSecond(n.normalize_ns)],
    ['native: full triage, UTF-16 in, records out (gate 600,000)', perSecond(n.batch_ns)],
    ['wasm: full triage, JavaScript strings in, objects out (gate 450,000)', perSecond(w.batch_ns)],
    ['native: full triage of ready bytes (no words)', perSecond(n.judge_ns)],
    ['native: full assessment', perSecond(n.assess_ns)],
    ['native: full assessment, JSON in and out', perSecond(n.assess_json_ns)],
    ['native: assessment + plan + draft + guard', perSecond(n.draft_ns)],
    ['wasm: full assessment, JSON in and out, batches of 50', perSecond(w.assess_json_ns)],
    ['wasm: the same, one review a call', perSecond(w.assess_one_ns)],
    ['JavaScript: normalize(NFKC) + toLowerCase alone', perSecond(w.js_normalize_ns)],
    ['full triage / decode+normalise (gate 14x)', ratio(n.batch_ns, n.normalize_ns)],
    ['wasm / native speed, batch door (gate 0.70x)', ratio(n.batch_ns, w.batch_ns)],
    ['wasm / native speed, JSON door', ratio(n.assess_json_ns, w.assess_json_ns)],
    ['JSON tax on the native assessment', ratio(n.assess_json_ns, n.assess_ns)],
    ['triage from JS / JS normalize alone (gate 4x)', ratio(w.batch_ns, w.js_normalize_ns)],
    ['draft + guard on top of triage', `+${((100 * (n.draft_ns - n.assess_ns)) / n.assess_ns).toFixed(0)} %`],
    ['cost per byte at 50 KB / at 300 bytes (gate 1.25x)', ratio(n.typical_50k_ns_per_byte, n.typical_300_ns_per_byte)],
    ['worst hostile / typical ns per byte (gate 6x)', ratio(Math.max(n.one_letter_ns_per_byte, n.one_han_ns_per_byte, n.one_cue_ns_per_byte), n.typical_50k_ns_per_byte)],
    ['pack load: native, wasm', `${n.load_ms.toFixed(1)} ms, ${w.load_ms.toFixed(1)} ms`],
  ];
  console.log(`\n${lang}`);
  for (const [what, value] of rows) console.log(`  ${what.padEnd(70)} ${value}`);
  for (const [peer, gate] of peers[lang]) {
    const { ns } = measure(process.execPath, [resolve(root, 'tests/bench/peers/peer.mjs'), peer, file, limit]);
    console.log(`  ${`triage from JS against ${peer}${gate ? ` (gate ${gate}x)` : ''}`.padEnd(70)} ${ratio(ns, w.batch_ns)} of ${perSecond(ns)}`);
  }
}
