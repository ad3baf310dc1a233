// TikTok Shop's seller center, page "product ratings": rows and their parts are named by the beginnings of hashed classes.

import { byRows, foundReview, type Adapter, type FoundReview } from '../../adapter.ts';
import { boxIn, boxInDialog, climb, countedStars, isoDate, numberIn, textOf } from '../../dom.ts';

// Last seen working: 2026-02, in two tools; the beginning of the order number's class is the same since 2023.
const part = (name: string): string => `[class*="${name}"]`;
const words = part('reviewText');
const list = part('ratingListMainLists');

export const adapter: Adapter = {
  id: 'tiktok-shop-seller',
  platform: 'tiktok_shop',
  grade: 'B',
  seen: '2026-02',
  side: 'seller',
  always: ['stars', 'date', 'order'],
  matches: ({ hostname, pathname }) => /^seller(?:-[a-z]{2})?\.(?:[a-z]{2}\.)?tiktok\.com$/.test(hostname) && pathname.startsWith('/product/rating'),
  ...byRows({
    rowsIn: (root) => [...root.querySelectorAll(`${list} > div`), ...(root.nodeType === 1 && isRow(root as Element) ? [root as Element] : [])],
    rowAround: (element) => climb(element, isRow, 30),
    read,
  }),
  expected: (root) => (root.querySelector(list) ? root.querySelectorAll(`${list} ${part('productItemInfoOrderIdText')}`).length : null),
};

function isRow(element: Element): boolean {
  return element.tagName === 'DIV' && element.parentElement?.matches(list) === true;
}

function read(row: Element): FoundReview | null {
  const stars = countedStars(row.querySelectorAll(`${part('ratingStar')} ${part('activeStar')}`));
  const body = row.querySelector(words);
  if (!body && stars === undefined) return null;
  const order = /\d{10,}/.exec(textOf(row.querySelector(part('productItemInfoOrderIdText'))))?.[0];
  const reply = row.querySelector(part('sellerReply'));
  return foundReview({
    row,
    words: [body],
    review: {
      platform: 'tiktok_shop',
      stars,
      date: isoDate(textOf(row.querySelector(part('reviewTime'))), { lang: row.ownerDocument.documentElement.lang }),
      buyer: textOf(row.querySelector(part('userNameText'))),
      product: {
        id: /\d{10,}/.exec(textOf(row.querySelector(part('productItemInfoProductId'))))?.[0],
        name: textOf(row.querySelector(part('productItemInfoName'))),
        variant: textOf(row.querySelector(part('productItemInfoSku'))).replace(/^(?:SKU|Variant)[:：]\s*/i, ''),
      },
      order: { id: order },
      images: row.querySelectorAll(`${part('reviewImage')} img`).length || undefined,
      // "Reply (0)" is a counter, no reply.
      ...(reply && numberIn(textOf(reply), /\((\d+)\)$/) === undefined ? { reply: { text: textOf(reply).replace(/^[^:：]{0,24}[:：]\s*/, '') } } : {}),
    },
    replyBox: () => boxIn(row) ?? boxInDialog(row.ownerDocument, [order, textOf(body)]),
  });
}
