// The batch door says what the JSON door says: the very module and pack that ship, over the golden reviews and hostile texts.

import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { HuipingModule } from '@huiping/module';
import { openBatchDoor, type Triaged } from '../../extension/src/batch-door.ts';
import { isFailure, type Assessment, type Outcome, type Review } from '../../extension/src/contract.ts';
import { write } from '../../extension/src/engine.ts';
import { loadModule } from '../golden/module.mjs';

const golden = resolve(import.meta.dirname, '../golden');

function goldenReviews(): Review[] {
  const files = readdirSync(golden).filter((name) => /^assess.*\.in\.ndjson$/u.test(name));
  return files.flatMap((name) => readFileSync(resolve(golden, name), 'utf8').split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Review];
    } catch {
      return [];
    }
  }));
}

const hostile: Review[] = [
  { text: '' }, { text: '\ud83d 坏了\udc00' }, { text: '坏'.repeat(20_000) }, { text: '<img src=x onerror=alert(1)>质量太差' },
  { text: 'ﬁne ﷺ ㍿ 質量太差了，壞了', append: { text: '客服不理人' }, stars: 5 }, { text: '好评！', grade: 'good', images: 3, helpful: 40 },
  { text: 'Broken after one day', lang: 'en-GB', stars: 1 }, { text: 'сломалось', lang: 'ru' },
];

describe('batch door', () => {
  let module: HuipingModule;
  beforeAll(async () => {
    module = (await loadModule()).module as HuipingModule;
  });

  test('says of every review what its assessment says', () => {
    const answers = (reviews: Review[]) => JSON.parse(module.assess(write(reviews), 'zh')) as Outcome<Assessment>[];
    const all = [...goldenReviews(), ...hostile].filter((review) => typeof review.text === 'string' && !isFailure(answers([review])[0]));
    expect(all.length).toBeGreaterThan(hostile.length);
    const said = answers(all).map((a): Triaged | null => (isFailure(a) ? null : {
      score: a.risk.score, band: a.risk.band, causes: a.causes.slice(0, 4).map((c) => c.code), flags: a.flags.map((f) => f.code),
      sentiment: a.sentiment.label, severity: a.severity, unsure: a.unsure,
    }));
    expect(openBatchDoor(module)(all)).toEqual(said);
  });

  test('takes any number of reviews, in calls of bounded size, and keeps their order', () => {
    const door = openBatchDoor(module);
    const many = Array.from({ length: 3000 }, (_, i): Review => ({ text: i % 3 === 0 ? '质量太差，用一天就坏了' : '很好，喜欢' }));
    const answers = door(many);
    expect(answers).toHaveLength(3000);
    expect(answers.every((t, i) => (t.causes.length > 0) === (i % 3 === 0))).toBe(true);
    expect(door([])).toEqual([]);
    const long = door([{ text: `${'好'.repeat(1_000_000)}` }, { text: '质量太差，用一天就坏了' }]);
    expect(long[1]).toEqual(answers[0]);
  });
});
