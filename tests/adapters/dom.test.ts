// What is read off any page: text with its way back, days, stars, reply boxes, keys.
// @vitest-environment happy-dom

import { describe, expect, test } from 'vitest';
import { boxIn, boxInDialog, contentKey, gradeIn, isoDate, starsIn, starsInClass, TextMap, textOf } from '../../extension/src/dom.ts';
import { genericAdapter } from '../../extension/src/generic/index.ts';
import { pageOf } from './pages.ts';

const element = (html: string): Element => pageOf(`<body>${html}</body>`).body.firstElementChild!;

describe('TextMap', () => {
  test('joins text nodes, folds white space, breaks lines at blocks', () => {
    expect(textOf(element('<div>  One\n two&nbsp; <b>three</b>four<br>five<p>six</p> seven\u200b </div>'))).toBe('One two threefour\nfive\nsix\nseven');
  });

  test('leaves out buttons, fields, scripts, hidden and own elements', () => {
    expect(textOf(element('<div>a<button>b</button><textarea>c</textarea><script>d</script><i hidden>e</i><i data-huiping>f</i><svg><title>g</title></svg>h</div>'))).toBe('ah');
    expect(textOf(element('<div>a<em class="x">b</em>c</div>'), '.x')).toBe('ac');
  });

  test('locates a quote across nodes, unit by unit, also beyond the basic plane', () => {
    const holder = element('<p>质量😀 <b>很</b>差， 用\n两天 <i>就坏</i>了</p>');
    const map = TextMap.of(holder);
    expect(map.text).toBe('质量😀 很差， 用 两天 就坏了');
    const start = map.text.indexOf('很差');
    expect(map.locate(start, start + 2).map(({ node, start: from, end }) => node.data.slice(from, end))).toEqual(['很', '差']);
    const all = map.locate(0, map.text.length);
    expect(all.map(({ node, start: from, end }) => node.data.slice(from, end)).join('').replaceAll(/\s/g, '')).toBe(map.text.replaceAll(/\s/g, ''));
    expect(map.locate(2, 4).map(({ node, start: from, end }) => node.data.slice(from, end))).toEqual(['😀']);
    expect(map.locate(5, 5)).toEqual([]);
    expect(map.locate(100, 200)).toEqual([]);
  });

  test('every pair of offsets of random text leads to the same characters', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    const bits = ['a', ' ', '\n ', '好', '<b>', '</b>', '<br>', '<p>x', '</p>', '😀', '&nbsp;', '<button>no</button>', 'zz '];
    for (let round = 0; round < 60; round++) {
      const map = TextMap.of(element(`<div>${Array.from({ length: 30 }, () => bits[random(bits.length)]).join('')}</div>`));
      for (let k = 0; k < 20; k++) {
        const start = random(map.text.length + 1);
        const end = start + random(map.text.length - start + 1);
        const shown = map.locate(start, end).map(({ node, start: from, end: to }) => node.data.slice(from, to)).join('');
        expect(shown.replaceAll(/\s/g, '')).toBe(map.text.slice(start, end).replaceAll(/\s/g, ''));
      }
    }
  });

  test('holds until its nodes change or go', () => {
    const holder = document.body.appendChild(document.createElement('p'));
    holder.append('kept here');
    const map = TextMap.of(holder);
    expect(map.holds()).toBe(true);
    (holder.firstChild as Text).data = 'changed';
    expect(map.holds()).toBe(false);
    holder.remove();
  });

  test('does not mind nesting of twenty thousand levels', () => {
    const top = document.createElement('div');
    let at: Element = top;
    for (let i = 0; i < 20_000; i++) at = at.appendChild(document.createElement('span'));
    at.append('deep');
    expect(TextMap.of(top).text).toBe('deep');
  });
});

test.each([
  ['Reviewed in the United States on August 2, 2021', '2021-08-02'], ['Reviewed in the United Kingdom on 8 April 2016', '2016-04-08'], ['23rd March 2025', '2025-03-23'],
  ['Rezension aus Deutschland vom 3. März 2024', '2024-03-03'], ['Avis laissé en France le 1er août 2023', '2023-08-01'], ['Revisado en España el 5 de enero de 2025', '2025-01-05'],
  ['Avaliado no Brasil em 5 de dezembro de 2023', '2023-12-05'], ['Recensito in Italia il 9 giugno 2022', '2022-06-09'], ['Beoordeeld in Nederland op 5 mei 2023', '2023-05-05'],
  ['Opinia napisana w Polsce dnia 5 czerwca 2023', '2023-06-05'], ['5 Ağustos 2023 tarihinde Türkiye’de değerlendirildi', '2023-08-05'], ['Recenserad i Sverige den 2 maj 2023', '2023-05-02'],
  ['2023年6月5日に日本でレビュー済み', '2023-06-05'], ['5 марта 2026 г.', '2026-03-05'], ['تمت المراجعة في المملكة بتاريخ 5 يونيو 2023', '2023-06-05'], ['2025년 3월 4일', '2025-03-04'],
  ['20 abr 2025', '2025-04-20'], ['26 Oct 2024', '2024-10-26'], ['Oct 21, 2024', '2024-10-21'], ['2025-06-18', '2025-06-18'], ['2025/6/8', '2025-06-08'], ['12.03.2024', '2024-03-12'],
  ['25/12/2023', '2023-12-25'], ['12/25/2023', '2023-12-25'],
  ['27 thg 12 2025', '2025-12-27'], ['5 tháng 3, 2026', '2026-03-05'], ['5 มี.ค. 2569', '2026-03-05'], ['5 มีนาคม 2026', '2026-03-05'], ['17 Agustus 2025', '2025-08-17'], ['9 Ogos 2025', '2025-08-09'], ['3 Des 2025', '2025-12-03'],
])('the day in "%s" is %s', (text, iso) => expect(isoDate(text)).toBe(iso));

test('a time is kept with the offset given, a day that could be two is left out', () => {
  expect(isoDate('评价时间：2026-05-06 20:15', { offset: '+08:00' })).toBe('2026-05-06T20:15:00+08:00');
  expect(isoDate('2025-02-30')).toBeUndefined();
  expect(isoDate('05/06/2024')).toBeUndefined();
  expect(isoDate('05/06/2024', { lang: 'fr' })).toBe('2024-06-05');
  expect(isoDate('05/06/2024', { lang: 'en-US' })).toBeUndefined();
  expect(isoDate('2 weeks ago')).toBeUndefined();
  expect(isoDate('31 thg 2 2025')).toBeUndefined();
  expect(isoDate('5 ชิ้น 2569')).toBeUndefined();
  expect(isoDate('Version 10.2.2024.1 of 3 parts')).toBeUndefined();
});

test.each([
  ['5.0 out of 5 stars', 5], ['4,5 von 5 Sternen', 4.5], ['3 sur 5 étoiles', 3], ['2 étoiles sur 5', 2], ['4 su 5 stelle', 4], ['5 de 5 estrellas', 5], ['Calificación 4 de 5', 4],
  ['Avaliação 3 de 5', 3], ['5つ星のうち3.0', 3], ['星5つ中の4', 4], ['Оценка 2 из 5', 2], ['4 звезды', 4], ['评分：4星', 4], ['5星', 5], ['별점 5점 만점에 4점', 4], ['5 yıldız üzerinden 4,0', 4],
  ['4 van 5 sterren', 4], ['rating of 4 stars out of 5', 4], ['Rated 1 stars out of five stars', 1], ['4 star rating', 4], ['★★★☆☆', 3], ['⭐⭐⭐⭐', 4], ['five stars', 5], ['8 out of 10 stars', 4],
] as const)('"%s" is %d stars', (text, stars) => expect(starsIn(text)).toBe(stars));

test.each(['Page 4 of 5', '3 of 5 people found this helpful', 'Image 2 of 5', '4', '2024-05-05', 'I would give it 5 if it had arrived', '第 4 / 5 页', '★ 4.6 rating from the crowd of people'])(
  '"%s" is no rating', (text) => expect(starsIn(text)).toBeUndefined());

test('classes and verdicts', () => {
  for (const [name, stars] of [['comment-star star3', 3], ['a-icon a-star-4-5', 4.5], ['stars-40', 4], ['allstar20 rating', 2], ['rating--4', 4], ['ui_bubble_rating bubble_30', 3], ['star-rating four-stars', undefined], ['col-5', undefined]] as const) {
    expect(starsInClass(name), name).toBe(stars);
  }
  expect([gradeIn('Positive feedback rating'), gradeIn('中评'), gradeIn('差评'), gradeIn('好评率 98%')]).toEqual(['good', 'neutral', 'bad', undefined]);
});

test('a reply box is one that takes text, and a dialog must prove whose it is', () => {
  expect(boxIn(element('<div><input><textarea readonly></textarea></div>'))).toBeNull();
  expect(boxIn(element('<div><div contenteditable="true"></div></div>'))?.tagName).toBe('DIV');
  const page = pageOf('<div role="dialog"><p>Order 123-4567890</p><textarea></textarea></div><div class="next-dialog"><p>Other 999-0000000</p><textarea id="b"></textarea></div>');
  expect(boxInDialog(page, ['123-4567890'])).toBe(page.querySelector('textarea'));
  expect(boxInDialog(page, ['555-5555555', undefined, 'Order'])).toBeNull();
});

test('keys tell contents apart and nothing else', () => {
  expect(contentKey('a', 'b')).toBe(contentKey('a', 'b'));
  expect(new Set([contentKey('ab'), contentKey('a', 'b'), contentKey('b', 'a'), contentKey(undefined, 'ab'), contentKey('好'), contentKey('差')]).size).toBe(6);
});

describe('hostile pages', () => {
  test('markup in the words stays words', () => {
    const page = pageOf(`<section class="reviews"><h2>Reviews</h2>${['&lt;img src=x onerror=alert(1)&gt; awful kettle, broke at once', '\u202egnp.exe is what the manual says, strange thing'].map((text, i) =>
      `<div class="review"><span aria-label="${i + 1} out of 5 stars"></span><p>${text}</p><time>March ${i + 1}, 2026</time></div>`).join('')}</section>`);
    const found = genericAdapter.findReviews(page);
    expect(found.map(({ review }) => review.text)).toEqual(['<img src=x onerror=alert(1)> awful kettle, broke at once', '\u202egnp.exe is what the manual says, strange thing']);
    expect(page.querySelector('img')).toBeNull();
  });

  test('a megabyte of words and broken schema blocks do no harm', () => {
    const long = 'word '.repeat(200_000);
    const page = pageOf(`<script type="application/ld+json">{"@graph":[[[[{"@type":"Review"}]]],null,3]}</script><section class="reviews"><h2>Reviews</h2>${[long, 'A short one, quite happy with it.'].map((text, i) =>
      `<div class="review"><span aria-label="${i + 1} out of 5 stars"></span><p>${text}</p><time>March ${i + 1}, 2026</time></div>`).join('')}</section>`);
    const found = genericAdapter.findReviews(page);
    expect(found.map(({ review }) => review.text.length)).toEqual([long.length - 1, 33]);
  });

  test('stars for only some rows: the others are reviews without stars', () => {
    const page = pageOf(`<div class="pdp-reviews"><h2>Customer reviews</h2>${Array.from({ length: 8 }, (_, i) =>
      `<div class="pdp-reviews__entry"><div class="top">${i < 2 ? `<span aria-label="${i + 3} out of 5 stars"></span>` : '<span class="late"></span>'}<span>March ${i + 1}, 2026</span></div><div class="words">Tasty and fresh, number ${i}, I would buy it again.</div></div>`).join('')}</div>`);
    expect(genericAdapter.findReviews(page).map(({ review }) => review.stars)).toEqual([3, 4, ...Array.from({ length: 6 }, () => undefined)]);
  });
});
