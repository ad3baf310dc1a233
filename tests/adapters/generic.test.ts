// The generic detector on pages written for it: all reviews of every form, none where there are none.
// @vitest-environment happy-dom

import { describe, expect, test, vi } from 'vitest';
import { genericAdapter } from '../../extension/src/generic/index.ts';
import { sameOriginDocuments } from '../../extension/src/dom.ts';
import { pagesWithoutReviews } from './no-reviews.ts';
import { pageOf, readingOnly } from './pages.ts';
import { shopShapes } from './shop-shapes.ts';
import { layouts, pageWith, reviewsIn, starStyles } from './written-pages.ts';

function expectAll(language: string, starStyle: string, layout: string): void {
  const { html, reviews } = pageWith(language, starStyle, layout);
  const page = pageOf(html);
  const found = readingOnly(page, () => genericAdapter.findReviews(page));
  const doubled = layout.startsWith('paragraphs');
  expect(found.map(({ review: { text, stars } }) => ({ text, stars })), `${language}, ${starStyle}, ${layout}`)
    .toEqual(reviews.map(({ text, stars }) => ({ text: doubled ? `${text}\n${text}` : text, stars })));
  expect(found.map(({ review }) => review.date?.slice(0, 10)), `${language}, ${starStyle}, ${layout}: days`).toEqual(reviews.map(({ iso }) => iso));
}

describe.each(Object.keys(layouts))('%s', (layout) => {
  test.each(Object.keys(starStyles))('with stars by %s', (style) => expectAll('en', style, layout));
  test.each(Object.keys(reviewsIn))('in %s', (language) => expectAll(language, 'aria-label', layout));
});

describe.each(Object.keys(reviewsIn))('rating words in %s', (language) => {
  test.each(['words', 'alt', 'title', 'screen reader words'])('as %s', (style) => expectAll(language, style, 'cards with names'));
});

test.each(Object.keys(pagesWithoutReviews))('no review on a page with %s', (name) => {
  const page = pageOf(pagesWithoutReviews[name] ?? '');
  expect(genericAdapter.findReviews(page).map(({ review }) => review.text)).toEqual([]);
});

test('nothing but the reviews is read beside averages, histograms, carousels and forms', () => {
  const page = pageOf(pageWith('en', 'class icons', 'cards with names').html.replace(/<section class="reviews">.*?<\/section>/s, ''));
  expect(genericAdapter.findReviews(page)).toEqual([]);
});

describe('where reviews hide', () => {
  test('open shadow roots', () => {
    const page = document.implementation.createHTMLDocument();
    const host = page.body.appendChild(page.createElement('x-reviews'));
    const inner = host.attachShadow({ mode: 'open' }).appendChild(page.createElement('div'));
    const { html, reviews } = pageWith('en', 'aria-label', 'cards with names');
    inner.append(...pageOf(html).body.childNodes);
    expect(genericAdapter.findReviews(page).map(({ review }) => review.text)).toEqual(reviews.map(({ text }) => text));
  });

  test('frames of the same origin', () => {
    const { html, reviews } = pageWith('en', 'words', 'table');
    const top = pageOf('<div></div>');
    const [readable, foreign] = [top.createElement('frame'), top.createElement('frame')];
    top.body.append(readable, foreign);
    // happy-dom loads no frames: one stands for a document of this origin, one for a foreign one.
    Object.defineProperty(readable, 'contentDocument', { value: pageOf(html) });
    Object.defineProperty(foreign, 'contentDocument', { get: () => { throw new Error('SecurityError'); } });
    const documents = sameOriginDocuments(top);
    expect(documents.length).toBe(2);
    expect(documents.flatMap((each) => genericAdapter.findReviews(each)).map(({ review }) => review.text)).toEqual(reviews.map(({ text }) => text));
  });

  test('words that JSON-LD calls a review, with stars that the page does not draw', () => {
    const { reviews } = pageWith('en', 'words', 'table');
    const told = { '@type': 'Product', review: reviews.map(({ text, stars, buyer, iso }) => ({ '@type': 'Review', reviewBody: text, author: { name: buyer }, datePublished: iso, reviewRating: { ratingValue: String(stars) } })) };
    const page = pageOf(`<html lang="en"><head><script type="application/ld+json">${JSON.stringify(told)}</script><script type="application/ld+json">{broken</script></head><body><div class="a1">${reviews.map(({ text, buyer }) => `<div class="b2"><p class="c3">${text}</p><span>${buyer}</span></div>`).join('')}</div></body></html>`);
    expect(genericAdapter.findReviews(page).map(({ review }) => review)).toMatchObject(reviews.map(({ text, stars, iso, buyer }) => ({ text, stars, date: iso, buyer })));
  });

  test('microdata, a single one too', () => {
    const page = pageOf('<html><body><div itemscope itemtype="https://schema.org/Product"><div itemprop="review" itemscope itemtype="https://schema.org/Review"><span itemprop="author">Zoe</span><meta itemprop="datePublished" content="2026-03-04"><span itemprop="reviewRating" itemscope><meta itemprop="ratingValue" content="2"></span><p itemprop="reviewBody">Stopped working after a week.</p></div></div></body></html>');
    expect(genericAdapter.findReviews(page).map(({ review }) => review)).toMatchObject([{ text: 'Stopped working after a week.', stars: 2, date: '2026-03-04', buyer: 'Zoe' }]);
  });
});

describe('as the page changes', () => {
  const load = (): { page: Document; list: Element } => {
    const page = document.implementation.createHTMLDocument();
    page.body.append(...pageOf(pageWith('en', 'class icons', 'cards with names').html).body.childNodes);
    return { page, list: page.querySelector('.reviews')! };
  };

  test('rows that come later are read alone, without another look at the page', () => {
    const { page, list } = load();
    const first = genericAdapter.findReviews(page);
    const copy = list.querySelector('.review-card')!.cloneNode(true) as Element;
    copy.querySelector('.review-text')!.textContent = 'A new one that came by scrolling.';
    list.append(copy);
    const added = genericAdapter.findChanged([copy]);
    expect(added.map(({ review }) => review.text)).toEqual(['A new one that came by scrolling.']);
    expect(first.map(({ key }) => key)).not.toContain(added[0]?.key);
    expect(genericAdapter.findReviews(page).length).toBe(first.length + 1);
  });

  test('a text that is written over in its node is a new review of the same row', () => {
    const { page } = load();
    const [first] = genericAdapter.findReviews(page);
    const [piece] = first!.text.locate(0, 1);
    piece!.node.data = 'Recycled: another buyer wrote this.';
    expect(first!.text.holds()).toBe(false);
    const [again] = genericAdapter.findChanged([piece!.node]);
    expect(again?.row).toBe(first!.row);
    expect(again?.review.text).toBe('Recycled: another buyer wrote this.');
    expect(again?.key).not.toBe(first!.key);
  });

  test('reviews that come to an empty page are found', () => {
    const page = document.implementation.createHTMLDocument();
    expect(genericAdapter.findReviews(page)).toEqual([]);
    const box = page.body.appendChild(page.createElement('div'));
    box.append(...pageOf(pageWith('de', 'words', 'grid columns').html).body.childNodes);
    expect(genericAdapter.findChanged([box]).length).toBe(5);
  });

  test('a drawer with a list of another form is read beside the first, all at once or row by row', () => {
    for (const [layout, rows] of [['list without classes', null], ['paragraphs and a read-more link', 'li'], ['with seller answers', '.feedback-item']] as const) {
      const { page } = load();
      const first = genericAdapter.findReviews(page);
      const drawer = pageOf(pageWith('de', 'aria-label', layout).html).querySelector(layout.startsWith('list') ? 'div:has(> h3 + ul)' : layout.startsWith('with') ? '.feedback-list' : '#reviews')!;
      const added = rows ? [...drawer.querySelectorAll(rows)] : [];
      const holder = added[0]?.parentElement;
      for (const row of added) row.remove();
      const placed = page.body.appendChild(page.importNode(drawer, true));
      const place = rows ? placed.querySelector(holder?.tagName === 'OL' ? 'ol' : ':scope') ?? placed : placed;
      const read = new Map(genericAdapter.findChanged([placed]).map((each) => [each.row, each]));
      for (const row of added) {
        const node = place.appendChild(page.importNode(row, true));
        for (const each of genericAdapter.findChanged([node])) read.set(each.row, each);
      }
      expect([...read.values()].map(({ review }) => review.stars).toSorted(), layout).toEqual([1, 2, 3, 4, 5]);
      expect(new Set([...read.values(), ...first].map(({ key }) => key)).size, layout).toBe(10);
    }
  });

  test('goods that come one by one are no second list, and their shelf is not looked through each time', () => {
    const { page } = load();
    genericAdapter.findReviews(page);
    const shelf = page.body.appendChild(page.createElement('div'));
    const [card] = pageOf(pagesWithoutReviews['a carousel of rated products'] ?? '').querySelectorAll('.card');
    const searches = vi.spyOn(shelf, 'querySelectorAll');
    for (let i = 0; i < 64; i++) expect(genericAdapter.findChanged([shelf.appendChild(page.importNode(card!, true))])).toEqual([]);
    expect(searches.mock.calls.filter(([selector]) => selector === '*').length).toBeLessThan(20);
  });

  test('goods with ratings that come later are no second list', () => {
    const { page } = load();
    genericAdapter.findReviews(page);
    const shelf = page.body.appendChild(page.createElement('div'));
    shelf.append(...pageOf(pagesWithoutReviews['a carousel of rated products'] ?? '').body.childNodes);
    expect(genericAdapter.findChanged([shelf])).toEqual([]);
  });

  test('five equal stars are a full rating where another row shows what full and empty look like, also when read alone', () => {
    const svg = (n: number): string => Array.from({ length: 5 }, (_, i) => `<svg fill="${i < n ? '#e42' : '#ddd'}"><path d="M1 1z"/></svg>`).join('');
    const row = (n: number, text: string): string => `<div class="q2b7"><b class="x1">a***${n}</b><div class="r1">${svg(n)}</div><i>2026-03-0${n}</i><div class="y1">${text}</div></div>`;
    const page = document.implementation.createHTMLDocument();
    page.body.append(...pageOf(`<div><h2>評價</h2><div class="l">${row(2, '拉鍊第二天就卡住了')}${row(5, '質量很好，會再來')}${row(4, '還可以，就是慢了點')}</div></div>`).body.childNodes);
    expect(genericAdapter.findReviews(page).map(({ review }) => review.stars)).toEqual([2, 5, 4]);
    const late = page.querySelector('.l')!.appendChild(page.importNode(pageOf(row(5, '晚到的一條，也很滿意')).body.firstElementChild!, true));
    expect(genericAdapter.findChanged([late]).map(({ review }) => review.stars)).toEqual([5]);
    const shelf = pageOf(`<div class="r1">${svg(5)}</div>`);
    expect(genericAdapter.findReviews(shelf)).toEqual([]);
  });

  test('what comes elsewhere is no review', () => {
    const { page } = load();
    genericAdapter.findReviews(page);
    const toast = page.body.appendChild(page.createElement('div'));
    toast.textContent = 'Saved on March 3, 2026';
    expect(genericAdapter.findChanged([toast, toast.firstChild!])).toEqual([]);
  });
});

test.each(Object.keys(shopShapes))('the shape of %s', (name) => {
  const { html, stars = true, dates = true } = shopShapes[name]!;
  const { reviews } = reviewsIn['en']!;
  const page = pageOf(`<!doctype html><html lang="en"><head><title>Kettle</title></head><body><h1>Kettle</h1>${html}<footer>© 2026</footer></body></html>`);
  const found = genericAdapter.findReviews(page).map(({ review }) => review);
  expect(found.map(({ text }) => text.replace(/^Opinion of .*\n/, ''))).toEqual(reviews.map(({ text }) => text));
  if (stars) expect(found.map((review) => review.stars)).toEqual(reviews.map((review) => review.stars));
  else expect(found.map(({ grade }) => grade)).toEqual(reviews.map(({ stars: n }) => (n > 3 ? 'good' : n === 3 ? 'neutral' : 'bad')));
  if (dates) expect(found.map(({ date }) => date?.slice(0, 10))).toEqual(reviews.map(({ iso }) => iso));
});
