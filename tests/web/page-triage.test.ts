// The list's order, filters and memory, and the exports: what a spreadsheet or a program gets to see.

import { describe, expect, test } from 'vitest';
import Papa from 'papaparse';
import type { Assessment, Band, Review } from '../../extension/src/contract.ts';
import { write, type Engine } from '../../extension/src/engine.ts';
import { csvCell, exportCsv, exportNdjson } from '../../extension/src/page/export.ts';
import { countAll, nextRisky, noFilter, orderedBy } from '../../extension/src/page/list-order.ts';
import { Cancelled, paceOf } from '../../extension/src/page/pace.ts';
import { maxText, withinLimits } from '../../extension/src/text-limit.ts';
import { assessAll, type Entry } from '../../extension/src/page/triage.ts';

const pace = () => {};

/** Scores a review by the number of exclamation marks; knows one cause; refuses the text "refuse". */
function fakeEngine(seen: Review[][] = []): Engine {
  const assess = (review: Review): Assessment => {
    const score = Math.min(100, review.text.split('!').length * 20 - 20);
    const band: Band = score >= 80 ? 'critical' : score >= 60 ? 'high' : score >= 40 ? 'medium' : 'low';
    return {
      ...(review.id ? { id: review.id } : {}), lang: 'zh', sentiment: { label: 'negative', score: -0.5, confidence: 0.9 },
      causes: score > 0 ? [{ code: 'product.malfunction', confidence: 0.8, quotes: [{ field: 'text', start: 0, end: 2, text: review.text.slice(0, 2) }] }] : [],
      responsible: 'seller', flags: score >= 80 ? [{ code: 'churn' }] : [], facets: [], prior_contact: 'not_mentioned', remedy_asked: [], signals: [],
      severity: 2, influence: 0.5, value_tier: 'regular', risk: { score, band, reasons: [{ code: 'cause', points: score, text: '坏了' }] }, unsure: false,
    };
  };
  return {
    assess(reviews: readonly Review[]) {
      seen.push([...reviews]);
      return reviews.map((review) => (review.text === 'refuse' ? { error: 'refused' } : assess(review)));
    },
    triage(reviews: readonly Review[]) {
      seen.push([...reviews]);
      return reviews.map((review) => {
        if (review.text === 'refuse') throw new Error('refused');
        const { risk, causes, flags, sentiment, severity, unsure } = assess(review);
        return { score: risk.score, band: risk.band, causes: causes.map((c) => c.code), flags: flags.map((f) => f.code), sentiment: sentiment.label, severity, unsure };
      });
    },
    labels: (codes: Iterable<string>) => Object.fromEntries([...codes].map((code) => [code, `label of ${code}`])),
  } as unknown as Engine;
}

async function assessed(reviews: Review[]): Promise<Entry[]> {
  const entries: Entry[] = reviews.map((review) => ({ review }));
  await assessAll(fakeEngine(), entries, pace, () => {});
  return entries;
}

describe('cells of an exported table', () => {
  test.each([
    '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u200b=1', '\u202e=1', '＝1', '＋1', '－1', '＠x', '−1', '"=1', "'=1", '\ufeff=cmd|\' /C calc\'!A0',
  ])('%j can never be a formula', (text) => {
    const cell = csvCell(text);
    const [[value]] = Papa.parse<string[]>(cell, { delimiter: ',' }).data as [[string]];
    expect(value.startsWith("'")).toBe(true);
    expect(value.slice(1)).toBe(text);
  });

  test('ordinary words and numbers stay as they are', () => {
    expect(['很好', 'a-b', '5 = 5', '89.00', ''].map(csvCell)).toEqual(['很好', 'a-b', '5 = 5', '89.00', '']);
    expect([-0.93, 0, undefined].map(csvCell)).toEqual(['-0.93', '0', '']);
  });

  test('separators, quotes and line ends are quoted', () => {
    expect(csvCell('a,b')).toBe('"a,b"');
    expect(csvCell('他说"好"')).toBe('"他说""好"""');
    expect(csvCell('一\n二')).toBe('"一\n二"');
  });

  test('a cell is never longer than a spreadsheet holds, as the rest would become the next row', () => {
    expect(csvCell('长'.repeat(40_000)).length).toBeLessThan(32_767);
  });

  test('NUL does not hide the rest', () => {
    expect(csvCell('a\0b')).toBe('a\ufffdb');
  });
});

describe('exports', () => {
  const reviews: Review[] = [
    { id: 'r1', text: '=cmd!!!!', buyer: '@evil', stars: 1, platform: 'jd', product: { name: 'A,"B"' } },
    { id: 'r2', text: '好\n用', append: { text: '坏', days: 3 } },
    { text: 'refuse' },
  ];

  test('CSV has a mark for Excel, one row per review, and no cell that is a formula', async () => {
    const text = (await exportCsv(fakeEngine(), reviews, 'zh', pace, () => {})).join('');
    expect(text.startsWith('\ufeff')).toBe(true);
    const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data.length).toBe(3);
    for (const row of data) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[\s]*[=+\-@\t\r]/u);
    expect(data[0]).toMatchObject({ 评价编号: 'r1', 平台: '京东', 风险分: '80', 主要原因: 'label of product.malfunction', 评价内容: "'=cmd!!!!", 买家: "'@evil", 商品名称: 'A,"B"' });
    expect(data[1]).toMatchObject({ 评价内容: '好\n用', 追评: '坏', 追评天数: '3' });
    expect(data[2]).toMatchObject({ 评价内容: 'refuse', 风险分: '' });
  });

  test('NDJSON holds review and assessment as the contract has them', async () => {
    const lines = (await exportNdjson(fakeEngine(), reviews, 'zh', pace, () => {})).join('').trim().split('\n').map((line) => JSON.parse(line) as { review: Review; assessment: Assessment | null });
    expect(lines.map((line) => line.review)).toEqual(reviews);
    expect(lines[0]?.assessment?.causes[0]?.quotes[0]?.text).toBe('=c');
    expect(lines[2]?.assessment).toBeNull();
  });

  test('a hundred thousand rows are written without one huge string, and can be cancelled', async () => {
    const stop = new AbortController();
    const many = Array.from({ length: 100_000 }, (_, i): Review => ({ text: `评价 ${i}` }));
    const pieces = await exportCsv(fakeEngine(), many, 'en', pace, () => {});
    expect(pieces.length).toBeGreaterThan(1000);
    await expect(exportCsv(fakeEngine(), many, 'en', paceOf(stop.signal), () => stop.abort())).rejects.toBeInstanceOf(Cancelled);
  });
});

describe('the list', () => {
  test('riskiest first, those alike as they came, the waiting and the failed last', async () => {
    const entries = await assessed([{ text: 'a' }, { text: 'b!!!' }, { text: 'refuse' }, { text: 'c!!!' }, { text: 'd!!!!!' }]);
    entries.push({ review: { text: 'not yet' } });
    expect(orderedBy(entries, noFilter)).toEqual([4, 1, 3, 0, 2, 5]);
    expect(entries[2]?.failed).toBe('refused');
  });

  test('filters by band, cause, platform, answer and words', async () => {
    const entries = await assessed([
      { text: '坏了!!!', platform: 'jd', buyer: 'Wang' }, { text: '好', platform: 'jd', reply: { text: '谢谢' } }, { text: '慢!!!!!', platform: 'tmall', order: { id: 'A77' } },
    ]);
    const shown = (change: Partial<typeof noFilter>) => orderedBy(entries, { ...noFilter, ...change });
    expect(shown({ band: 'critical' })).toEqual([2]);
    expect(shown({ cause: 'product.malfunction' })).toEqual([2, 0]);
    expect(shown({ cause: 'none' })).toEqual([1]);
    expect(shown({ platform: 'jd' })).toEqual([0, 1]);
    expect(shown({ unanswered: true })).toEqual([2, 0]);
    expect(shown({ words: ' WANG ' })).toEqual([0]);
    expect(shown({ words: 'a77' })).toEqual([2]);
    expect(shown({ words: '谢谢', unanswered: true })).toEqual([]);
    expect(countAll(entries)).toMatchObject({ bands: { low: 1, high: 1, critical: 1 }, unanswered: 2, withoutCause: 1 });
  });

  test('the next risky review skips those that are not', async () => {
    const entries = await assessed([{ text: 'a!!!!!' }, { text: 'b!!!' }, { text: 'c' }]);
    const order = [0, 2, 1];
    expect(nextRisky(entries, order, 0, 1)).toBe(2);
    expect(nextRisky(entries, order, 2, -1)).toBe(0);
    expect(nextRisky(entries, order, 2, 1)).toBeNull();
    expect(nextRisky(entries, order, -1, 1)).toBe(0);
  });
});

describe('assessing', () => {
  test('when a whole batch fails, its reviews are asked about one by one', async () => {
    const good = fakeEngine();
    const triage = (reviews: readonly Review[]) => {
      if (reviews.some((r) => r.text === 'poison')) throw new Error('bad list');
      return good.triage(reviews);
    };
    const engine = { ...good, triage } as Engine;
    const entries: Entry[] = [{ review: { text: 'a!' } }, { review: { text: 'poison' } }, { review: { text: 'b!!' } }];
    await assessAll(engine, entries, pace, () => {});
    expect(entries.map((entry) => entry.summary?.score ?? entry.failed)).toEqual([20, 'bad list', 40]);
  });

  test('half a character cannot spoil the batch that it comes in, and moves no offset', () => {
    const texts = ['\ud83d 坏', 'x\udc00', '😀', String.raw`写着\ud83d`, String.raw`\\ud83d`, '\\\ud83d'];
    const back = JSON.parse(write(texts)) as string[];
    expect(back).toEqual(['\ufffd 坏', 'x\ufffd', '😀', String.raw`写着\ud83d`, String.raw`\\ud83d`, '\\\ufffd']);
    expect(write(texts)).not.toMatch(/[^\\](?:\\\\)*\\ud/u);
  });


  test('asks once for each review, in bounded batches, and tells how far it is', async () => {
    const seen: Review[][] = [];
    const entries: Entry[] = Array.from({ length: 10_000 }, (_, i) => ({ review: { text: `t${i}` } }));
    const steps: number[] = [];
    await assessAll(fakeEngine(seen), entries, pace, (done) => steps.push(done));
    expect(seen.flat().length).toBe(10_000);
    expect(Math.max(...seen.map((batch) => batch.length))).toBeLessThanOrEqual(2048);
    expect(steps.at(-1)).toBe(10_000);
    await assessAll(fakeEngine(seen), entries, pace, () => {});
    expect(seen.flat().length).toBe(10_000);
  });

  test('a text beyond measure is cut for the engine, not in half a character, and not in the list', () => {
    const review: Review = { text: `${'好'.repeat(maxText - 1)}😀`.repeat(2), append: { text: '坏'.repeat(maxText + 5) } };
    const cut = withinLimits(review);
    expect(cut.text.length).toBe(maxText - 1);
    expect(cut.append?.text.length).toBe(maxText);
    expect(review.text.length).toBe(2 * (maxText + 1));
  });
});
