// Holds the program and the module to the same golden files, byte for byte; APPROVE=1 accepts the program's answers.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadModule } from './module.mjs';

const here = import.meta.dirname;
const program = resolve(here, '../../build/huiping');
const { module } = await loadModule();
let passed = 0;
let failed = 0;

function fail(what, detail) {
  failed += 1;
  console.log(`${what}: ${detail}\n  If the new answer is right: APPROVE=1 node tests/golden/run.mjs, then read the difference with git diff.`);
}

function ask(call, file, ui) {
  // explain takes its codes as words.
  const words = call === 'explain' ? readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : ['--format', 'ndjson', file];
  const args = [call, '--ui', ui, ...words];
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  } catch (error) {
    // Files with wrong lines in them answer all the same and exit with 1.
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

// The first line that differs, cut to what a person can read.
function firstDifference(got, want) {
  const a = got.split('\n');
  const b = want.split('\n');
  const at = a.findIndex((line, i) => line !== b[i]);
  const column = [...(a[at] ?? '')].findIndex((c, i) => c !== (b[at] ?? '')[i]);
  const cut = (line = '') => line.slice(Math.max(0, column - 40), column + 120);
  return `line ${at + 1}\n  got  …${cut(a[at])}\n  want …${cut(b[at])}`;
}

// CALL[-anything].UI.in.ndjson, one value a line.
for (const input of readdirSync(here).filter((name) => name.endsWith('.in.ndjson')).toSorted()) {
  const [name, ui] = input.split('.');
  const call = name.split('-')[0];
  const golden = resolve(here, input.replace('.in.', '.out.'));
  const fromProgram = ask(call, resolve(here, input), ui);
  if (process.env.APPROVE === '1') writeFileSync(golden, fromProgram);
  const want = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
  if (fromProgram === want) passed += 1;
  else fail(`${input}, program`, firstDifference(fromProgram, want));
  const values = readFileSync(resolve(here, input), 'utf8').split('\n').filter((line) => line.trim());
  const answers = module[call](`[${values.join(',')}]`, ui);
  const array = call === 'stats' ? `${answers}\n` : `[${want.trimEnd().split('\n').join(',')}]`;
  if (call === 'stats' ? array === want : answers === array) passed += 1;
  else fail(`${input}, module`, firstDifference(answers.replaceAll('},{"', '},\n{"'), array.replaceAll('},{"', '},\n{"')));
}
// Random Unicode: planes, marks, joiners, directions and broken pieces of sentences, the same at every run.
function randomReviews(count) {
  let state = 20261128;
  const below = (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
  const words = ['质量太差', '一天就坏了', '客服不理人', ' not working ', '虽然', '但是', 'REFUND', 'ﬁ', 'ﷺ', '①', '，', '。', '!', '\u200d', '\u202e', '\u0301', '\ufeff', '\0', '<b>', '退款', '五星'];
  const character = () => {
    const at = below(4) === 0 ? below(0x110000) : below(0x3000) + (below(2) === 0 ? 0 : 0x4e00);
    return at >= 0xd800 && at <= 0xdfff ? '\ufffd' : String.fromCodePoint(at);
  };
  const text = () => Array.from({ length: below(40) }, () => (below(2) === 0 ? words[below(words.length)] : character())).join('');
  return Array.from({ length: count }, (_, i) => ({ id: String(i), text: text(), ...(below(5) === 0 ? { append: { text: text() } } : {}), ...(below(2) === 0 ? { stars: 1 + below(5) } : {}) }));
}

const folder = mkdtempSync(join(tmpdir(), 'huiping-golden-'));
const random = randomReviews(2000);
writeFileSync(join(folder, 'random.ndjson'), random.map((review) => JSON.stringify(review)).join('\n'));
const fromProgram = ask('assess', join(folder, 'random.ndjson'), 'en').trimEnd().split('\n');
const fromModule = module.assess(JSON.stringify(random), 'en');
rmSync(folder, { recursive: true });
if (fromModule === `[${fromProgram.join(',')}]` && fromProgram.length === random.length) passed += 1;
else fail('random Unicode, module', firstDifference(fromModule.replaceAll('},{"', '},\n{"'), `[${fromProgram.join(',\n')}]`));

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
