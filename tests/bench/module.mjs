// Measures the wasm module on texts of a TSV file through its two doors and prints nanoseconds a review as JSON.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { loadModule } from '../golden/module.mjs';
import { readTexts } from './texts.mjs';

const [, , file, limit] = process.argv;
const { module, loadMs } = await loadModule();
const texts = readTexts(file, Number(limit));
const batches = [];
for (let i = 0; i < texts.length; i += 50) batches.push(texts.slice(i, i + 50).map((text) => ({ text })));

function bestPass(rounds, count, pass) {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    pass();
    best = Math.min(best, ((performance.now() - begin) * 1e6) / count);
  }
  return best;
}

const { module: source } = await runnerImport(resolve(import.meta.dirname, '../../extension/src/batch-door.ts'));
const triage = source.openBatchDoor(module);
const reviews = texts.map((text) => ({ text }));

let sink = 0;
const normalize = bestPass(5, texts.length, () => {
  for (const text of texts) sink += text.normalize('NFKC').toLowerCase().length;
});
const assess = bestPass(3, texts.length, () => {
  for (const batch of batches) sink += JSON.parse(module.assess(JSON.stringify(batch), 'zh')).length;
});
const door = bestPass(5, texts.length, () => {
  sink += triage(reviews).length;
});
const one = bestPass(3, 500, () => {
  for (const text of texts.slice(0, 500)) sink += module.assess(JSON.stringify([{ text }]), 'zh').length;
});
console.log(JSON.stringify({ reviews: texts.length, load_ms: loadMs, js_normalize_ns: normalize, assess_json_ns: assess, assess_one_ns: one, batch_ns: door, sink: sink % 10 }));
