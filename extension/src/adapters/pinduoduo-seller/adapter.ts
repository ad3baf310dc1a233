// Pinduoduo's seller console, page "review management": rows found by their order number, stars counted by their test ids.

import { byRows, foundReview, type Adapter, type FoundReview } from '../../adapter.ts';
import { boxIn, boxInDialog, climbToRow, countedStars, firstOf, isoDate, numberIn, saying, textOf } from '../../dom.ts';

// Last seen working: 2026-07, in two running tools; no saved page of this console exists. Class names end in a version, so only
// their beginnings are used.
const orderNumber = /\d{6}-\d{15}/;
const words = '[class*="reviewWrapper"], [class*="review-wrapper"]';
const inner = '[class*="reviewContent"], [class*="review-content"], [class*="commentContent"], [class*="comment-content"]';
const fullStar = '[data-testid="beast-core-icon-star_filled"]';
const append = '[class*="append"]';
const reply = '[class*="reply"]:not(a):not(button), [class*="mallReply"]';
const notWords = `${append}, ${reply}, [class*="interact"], [class*="specs"], a[href], [data-testid="beast-core-button-link"]`;
const maskedName = /^\s*[\p{L}\d]\*{2,}[\p{L}\d]?\s*$/u;
const beijing = { offset: '+08:00' };

export const adapter: Adapter = {
  id: 'pinduoduo-seller',
  platform: 'pinduoduo',
  grade: 'B',
  seen: '2026-07',
  side: 'seller',
  always: ['stars', 'date', 'order'],
  matches: ({ hostname, pathname }) => hostname === 'mms.pinduoduo.com' && pathname.startsWith('/goods/evaluation'),
  ...byRows({
    rowsIn: (root) => saying(root, orderNumber).flatMap((each) => rowOf(each) ?? []),
    rowAround: rowOf,
    read,
  }),
  expected: (root) => new Set(saying(root, orderNumber).map((each) => orderNumber.exec(each.textContent)?.[0])).size,
};

/** The smallest ancestor with an order number and the stars or words: a group of a header row and a body row. Never two orders. */
function rowOf(element: Element): Element | null {
  if (element.closest('[role="dialog"], [data-testid="beast-core-modal-inner"], [data-testid="beast-core-modal"]')) return null;
  const row = climbToRow(element, (each) => each.querySelector(`${words}, ${fullStar}`) !== null && orderNumber.test(each.textContent), 14);
  return row && new Set(row.textContent.match(new RegExp(orderNumber, 'g'))).size === 1 ? row : null;
}

function read(row: Element): FoundReview | null {
  const wrapper = row.querySelector(words);
  const appendHolder = row.querySelector(append);
  const replyHolder = row.querySelector(reply);
  const holder = wrapper?.querySelector(inner) ?? wrapper;
  const order = orderNumber.exec(row.textContent)?.[0];
  const product = firstOf(row, 'a[href*="goods_id="]', '[class*="goodsName"]', '[class*="goods-name"]');
  return foundReview({
    row,
    words: [holder],
    skip: notWords,
    appendWords: appendHolder && (firstOf(appendHolder, '[class*="ontent"]') ?? appendHolder),
    appendDays: numberIn(textOf(appendHolder), /(\d+)\s*天后?追[评加]/),
    review: {
      platform: 'pinduoduo',
      id: /\d{8,}/.exec(row.getAttribute('data-review-id') ?? '')?.[0],
      stars: countedStars(row.querySelectorAll(fullStar)),
      date: isoDate(timeIn(row), beijing),
      buyer: textOf(saying(row, maskedName)[0]),
      product: {
        id: /goods_id=(\d+)/.exec(product?.getAttribute('href') ?? '')?.[1],
        name: textOf(product),
        variant: textOf(firstOf(row, '[class*="specs"]', '[class*="sku"]')).replace(/^规格[:：]\s*/, ''),
      },
      order: { id: order },
      images: wrapper?.querySelectorAll('img').length || undefined,
      ...(replyHolder && /回复/.test(textOf(replyHolder)) ? { reply: { text: textOf(replyHolder).replace(/^商家回复[:：]?\s*/, '') } } : {}),
    },
    replyBox: () => boxIn(row) ?? boxInDialog(row.ownerDocument, [order, textOf(holder, notWords)]),
  });
}

/** The first time of day in the row that is not part of the follow-up. */
function timeIn(row: Element): string {
  const stamp = saying(row, /\d{4}[-/.]\d{2}[-/.]\d{2}/).find((each) => !each.closest(append));
  return textOf(stamp);
}
