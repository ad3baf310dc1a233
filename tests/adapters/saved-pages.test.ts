// Adapters on saved real pages, which lie beside the repository and never in it; skipped with a message where they are not at hand.
// @vitest-environment happy-dom

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adapterFor } from '../../extension/src/adapters/index.ts';
import { genericAdapter } from '../../extension/src/generic/index.ts';
import { fieldsRead, missingField } from '../../extension/src/self-test.ts';
import { pageIn, readingOnly } from './pages.ts';

const folder = resolve(import.meta.dirname, '../../../shared/pages');
const here = existsSync(folder);
if (!here) console.warn(`skipped: no saved pages in ${folder}`);

const byAdapter = [
  ['amazon-1.html', 'https://www.amazon.com/dp/B0011UCPM4', 13],
  ['amazon-2.html', 'https://www.amazon.com/dp/B000000000', 8],
  ['amazon-3.html', 'https://www.amazon.co.uk/dp/1849757097', 5],
  ['jd-2.html', 'https://item.jd.com/7081550.html', 3],
  ['jd-3.html', 'https://item.jd.com/10552666987.html', 2],
  ['etsy-1.html', 'https://www.etsy.com/listing/1000000000/x', 2],
  ['aliexpress-1.html', 'https://www.aliexpress.com/item/1005000000000000.html', 2],
] as const;

describe.skipIf(!here)('an adapter reads every review of', () => {
  test.each(byAdapter)('%s (%s): %i, each with text, stars and date', { timeout: 60_000 }, (file, url, count) => {
    const adapter = adapterFor(new URL(url));
    const page = pageIn(resolve(folder, file));
    const found = adapter ? readingOnly(page, () => adapter.findReviews(page)) : [];
    expect(found.length).toBe(count);
    expect(new Set(found.map(({ key }) => key)).size).toBe(count);
    // One of Etsy's two has stars but no words.
    expect(found.filter(({ review }) => review.text === '').length).toBe(adapter?.id === 'etsy' ? 1 : 0);
    for (const { review, text } of found) {
      expect(review.text).not.toMatch(/out of 5 stars|Read more|Reviewed in/);
      expect(review.stars).toBeGreaterThanOrEqual(1);
      expect(review.stars).toBeLessThanOrEqual(5);
      expect(review.date).toMatch(/^20\d\d-\d\d-\d\d/);
      expect(text.holds()).toBe(page.documentElement.isConnected);
    }
    expect(adapter && missingField(fieldsRead(adapter, found.map(({ review }) => review)))).toBeUndefined();
    expect([null, count]).toContain(adapter?.expected?.(page) ?? null);
    if (process.env['SHOW']) for (const { review } of found) console.log(JSON.stringify(review).slice(0, 400));
  });
});

const byForm = [
  ['amazon-1.html', 13], ['amazon-2.html', 8], ['amazon-3.html', 5], ['jd-2.html', 3], ['jd-3.html', 2], ['etsy-1.html', 2], ['tesco-1.html', 10],
  ['aliexpress-1.html', 2],
] as const;

describe.skipIf(!here)('the generic detector alone reads every review of', () => {
  test.each(byForm)('%s: %i', { timeout: 60_000 }, (file, count) => {
    const page = pageIn(resolve(folder, file));
    const started = performance.now();
    const found = readingOnly(page, () => genericAdapter.findReviews(page));
    if (process.env['SHOW']) {
      console.log(file, Math.round(performance.now() - started));
      for (const { review } of found) console.log(JSON.stringify(review).slice(0, 300));
    }
    expect(found.length).toBe(count);
    expect(found.filter(({ review }) => review.text !== '').length).toBe(file === 'etsy-1.html' ? 1 : count);
    for (const { review } of found) {
      expect(review.stars).toBeGreaterThanOrEqual(1);
      expect(review.date).toMatch(/^20\d\d-\d\d-\d\d/);
    }
  });
});
