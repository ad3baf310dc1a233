// Ozon's product pages: each review carries its own id as an attribute; all classes are random.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { countedStars, isoDate, ownText, saying, textOf, wordiest } from '../../dom.ts';

// Last seen working: 2025-05, in one tool.
const card = '[data-review-uuid]';
const answer = /Официальный представитель продавца|^\s*Ответ продавца/;
const notWords = /^(?:Вам помог этот отзыв\??|Достоинства|Недостатки|Комментарий|Комментарии|Ответить|Показать .*|Скрыть|Да\s*\d*|Нет\s*\d*)$/;
const moscow = { offset: '+03:00' };

export const adapter: Adapter = {
  id: 'ozon',
  platform: 'ozon',
  grade: 'C',
  seen: '2025-05',
  side: 'public',
  always: ['id', 'stars', 'date'],
  matches: ({ hostname, pathname }) => hostname === 'www.ozon.ru' && pathname.startsWith('/product/'),
  ...bySelector(card, (row) => {
    const reply = saying(row, answer)[0]?.parentElement ?? null;
    const dated = saying(row, /\d{4}/).find((each) => isoDate(ownText(each)) !== undefined && reply?.contains(each) !== true);
    const words = wordiest(row, (each, own) => notWords.test(own) || each === dated || reply?.contains(each) === true || each.closest('a, button, time') !== null);
    if (!words) return null;
    return foundReview({
      row,
      words: [words],
      review: {
        platform: 'ozon',
        id: row.getAttribute('data-review-uuid') ?? undefined,
        stars: countedStars([...row.querySelectorAll('svg')].filter((each) => isFull(each))),
        date: isoDate(textOf(dated)) ?? published(row.getAttribute('publishedat') ?? ''),
        product: { id: /-(\d{6,})(?:\/|$)/.exec(row.ownerDocument.location?.pathname ?? '')?.[1] },
        ...(reply ? { reply: { text: textOf(reply).replace(/^[^\n]*\n/, '') } } : {}),
      },
      replyBox: () => null,
    });
  }),
  expected: (root) => root.querySelectorAll('[publishedat]').length || null,
};

function isFull(star: Element): boolean {
  return /255,\s*168,\s*0|#ffa800/i.test(`${star.getAttribute('style') ?? ''} ${star.getAttribute('fill') ?? ''} ${star.getAttribute('color') ?? ''}`);
}

/** Seconds, or an ISO time. */
function published(value: string): string | undefined {
  return /^\d{10}$/.test(value) ? new Date(Number(value) * 1000).toISOString().slice(0, 10) : isoDate(value, moscow);
}
