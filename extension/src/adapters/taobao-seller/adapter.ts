// Qianniu (the Taobao and Tmall seller workbench), page "reviews from buyers": rows found by what they say, since classes are not stable.

import { byRows, foundReview, type Adapter, type FoundReview } from '../../adapter.ts';
import { boxIn, boxInDialog, climb, climbToRow, firstOf, isoDate, numberIn, parentOf, saying, squeezed, textOf, wordiest } from '../../dom.ts';
import type { Grade } from '../../contract.ts';

// Last seen working: texts 2026-07 and class names 2022-2026, in running tools; no saved page of this console exists.
const anchor = /初次评价|评价回复|投诉评价|投诉追评/;
const firstReview = /初次评价[:：]\d{4}-\d{2}-\d{2}/;
const orderNumber = /订单(?:编)?号[:：](\d{8,})/;
const appendMark = /追加评价(?:[:：])?/;
const wordsHolders = [
  '.l-rate-content .rate-content',
  '[class~="rate-content"], [class*="comment-content"], [class*="review-content"], [class*="evaluation-content"], [class*="commentText"], [class*="rateText"]',
];
const grades: readonly (readonly [RegExp, Grade])[] = [[/负面评价/, 'bad'], [/中性评价/, 'neutral'], [/正面评价/, 'good']];
/** Everything in a cell of words that the workbench wrote, not the buyer. */
const label = /^(?:初次评价|追加评价|正面评价|中性评价|负面评价|情感识别中|评价回复|追评回复|投诉评价|投诉追评|评价回复记录|收货后\d+天|还有\d+天可回复|已超过回复期限|投诉处理中|投诉成立|投诉失败|[:：\d\s.-]*)(?:[:：].{0,24})?$/;
const maskedName = /^\s*[\p{L}\d]\*{2,}[\p{L}\d]?\s*$/u;
const beijing = { offset: '+08:00' };

export const adapter: Adapter = {
  id: 'taobao-seller',
  platform: 'taobao',
  grade: 'B',
  seen: '2026-07',
  side: 'seller',
  always: ['date', 'order', 'buyer'],
  matches: ({ hostname, pathname }) => /^(?:myseller|qn)\.taobao\.com$/.test(hostname) && pathname.includes('/comment-manage'),
  ...byRows({
    rowsIn: function* rowsIn(root) {
      const seen = new Set<Element>();
      for (const each of saying(root, anchor)) {
        // Each row has several anchors.
        const line = each.closest('tr');
        if (line && seen.has(line)) continue;
        const row = rowOf(each);
        if (row) seen.add(row);
        if (row) yield row;
      }
    },
    rowAround: (element) => {
      const row = rowOf(element) ?? climb(element, (each) => each.tagName === 'TR' && isExpanded(each), 12);
      return row && isExpanded(row) ? mainRowOf(row) : row;
    },
    read,
  }),
  expected: (root) => {
    const seen = saying(root, /初次评价/).length;
    return seen === 0 && !root.querySelector('.next-table, table[role="table"], [class*="comment-manage"]') ? null : seen;
  },
};

/** The smallest ancestor with one order number and one first review: at most nine levels up, so that it never is the whole list. */
function rowOf(element: Element): Element | null {
  const row = climbToRow(element, (each) => {
    if (!each.textContent.includes('初次评价')) return false;
    const said = squeezed(each);
    return firstReview.test(said) && orderNumber.test(said);
  }, 12);
  if (!row || (squeezed(row).match(/初次评价[:：]/g) ?? []).length > 1) return null;
  return row.closest('tr') ?? row;
}

function read(row: Element): FoundReview | null {
  const said = squeezed(row);
  const stamp = /初次评价[:：](\d{4}-\d{2}-\d{2})(\d{2}:\d{2}(?::\d{2})?)?/.exec(said);
  if (!stamp) return null;
  const order = orderNumber.exec(said)?.[1];
  const expanded = expandedRowOf(row);
  const followUp = expanded ?? (said.includes('追加评价') ? saying(row, appendMark).map((each) => parentOf(each)).find((each) => each && each !== row) : null) ?? null;
  const followUpSaid = squeezed(followUp);
  const append = followUp && appendMark.test(followUpSaid) ? buyersWords(followUp, null) : null;
  const words = wordsIn(row, expanded ? null : followUp);
  const product = [...row.getElementsByTagName('a')].find((each) => /(?:detail\.tmall\.(?:com|hk)|item\.taobao\.com)\/item\.htm/.test(each.getAttribute('href') ?? ''));
  return foundReview({
    row,
    words: [words],
    skip: 'a[href], [class*="media-gallery"], [class*="btn"], [class*="tag"]',
    appendWords: append,
    appendDays: numberIn(followUpSaid, /收货后(\d+)天/),
    review: {
      platform: /tmall/.test(product?.getAttribute('href') ?? '') ? 'tmall' : 'taobao',
      grade: grades.find(([words_]) => words_.test(said))?.[1],
      date: isoDate(`${stamp[1]} ${stamp[2] ?? ''}`, beijing),
      buyer: textOf(saying(row, maskedName)[0]),
      product: { id: /[?&]id=(\d+)/.exec(product?.getAttribute('href') ?? '')?.[1], name: textOf(product) },
      order: { id: order },
      images: [...row.getElementsByTagName('img')].filter((each) => each.closest('[class*="media-gallery"]')).length || undefined,
      reply: said.includes('评价回复记录') ? replyIn(row) : undefined,
    },
    replyWindow: windowOf(said),
    replyBox: () => boxIn(row) ?? (expanded && boxIn(expanded)) ?? boxInDialog(row.ownerDocument, [order, textOf(words)]),
  });
}

function wordsIn(holder: Element, except: Element | null): Element | null {
  const named = firstOf(holder, ...wordsHolders);
  if (named && !except?.contains(named)) {
    // The holder's first span is the label with the date, the second one the words.
    const spans = [...named.querySelectorAll(':scope > span')].filter((each) => !label.test(textOf(each)));
    return spans.length === 1 && spans[0] ? spans[0] : buyersWords(named, except) ?? named;
  }
  return buyersWords(holder, except);
}

/** The longest text that the workbench did not write. */
function buyersWords(holder: Element, except: Element | null): Element | null {
  return wordiest(holder, (each, own) => label.test(own) || orderNumber.test(own) || firstReview.test(own.replaceAll(/\s/g, ''))
    || except?.contains(each) === true || each.closest('a, button, textarea, [class*="reply"]') !== null);
}

function replyIn(row: Element): { text: string } | undefined {
  const mark = saying(row, /评价回复记录/)[0];
  if (!mark) return undefined;
  const text = textOf(mark).replace(/^.*评价回复记录[:：]?\s*/su, '') || textOf(mark.nextElementSibling);
  return text ? { text } : undefined;
}

function windowOf(said: string): FoundReview['replyWindow'] {
  if (said.includes('已超过回复期限')) return { open: false };
  const days = numberIn(said, /还有(\d+)天可回复/);
  return days === undefined ? undefined : { open: true, days };
}

function expandedRowOf(row: Element): Element | null {
  const next = row.nextElementSibling;
  return next && isExpanded(next) ? next : null;
}

function mainRowOf(expanded: Element): Element | null {
  const before = expanded.previousElementSibling;
  return before && firstReview.test(squeezed(before)) ? before : null;
}

function isExpanded(row: Element): boolean {
  return row.classList.contains('next-table-expanded-row');
}
