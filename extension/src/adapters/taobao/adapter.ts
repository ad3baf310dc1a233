// Taobao's and Tmall's item pages: the comments of 2024-2026 on the page and in its drawer, by the beginnings of class names.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { isoDate, numberIn, saying, textOf } from '../../dom.ts';

// Last seen working: 2026, in several tools; no saved page exists, and nobody found stars or grades on it.
// The shop's reply is found by its first words; the class around it is a guess.
const card = '[class*="Comment--"]';
const words = '[class*="content--"]';
const reply = '[class*="reply--"], [class*="Reply--"]';
const appendMark = /(\d+)\s*天后追评|确认收货后\s*(\d+)\s*天追加|当天追评/;
const replyMark = /^\s*(?:商家|掌柜|卖家)回复\s*[:：]?/;
const meta = /^(\d{4}(?:年|-)\d{1,2}(?:月|-)\d{1,2}日?)\s*[·•]?\s*(?:已购[:：])?\s*(.*)$/;

export const adapter: Adapter = {
  id: 'taobao',
  platform: 'taobao',
  grade: 'B',
  seen: '2026',
  side: 'public',
  always: ['date', 'buyer'],
  matches: ({ hostname, pathname }) => /^(?:item\.taobao\.com|detail\.tmall\.(?:com|hk)|(?:chaoshi|world)\.(?:detail\.)?tmall\.com)$/.test(hostname) && pathname.startsWith('/item.htm'),
  ...bySelector(card, (row) => {
    const user = row.querySelector('[class*="userName--"]');
    const said = [...row.querySelectorAll(words)].filter((each) => !each.closest(reply) && !each.querySelector(words));
    const mark = saying(row, appendMark).find((each) => !each.closest(reply));
    const isAfter = (each: Element): boolean => mark !== undefined && mark !== each && (mark.compareDocumentPosition(each) & 4) !== 0;
    const main = said.find((each) => !isAfter(each)) ?? null;
    if (!user && !main) return null;
    const dated = meta.exec(textOf(row.querySelector('[class*="meta--"]')));
    const answered = saying(row, replyMark)[0];
    const location = row.ownerDocument.location;
    const days = textOf(mark);
    return foundReview({
      row,
      words: [main],
      appendWords: said.find(isAfter) ?? null,
      appendDays: numberIn(days, /(\d+)\s*天/) ?? (days.includes('当天') ? 0 : undefined),
      review: {
        platform: location?.hostname.includes('tmall') === true ? 'tmall' : 'taobao',
        date: isoDate(dated?.[1] ?? ''),
        buyer: textOf(user),
        product: { id: /[?&]id=(\d+)/.exec(location?.search ?? '')?.[1], variant: dated?.[2] },
        images: row.querySelectorAll('[class*="photo--"] img').length || undefined,
        ...(answered ? { reply: { text: textOf(answered.closest(reply) ?? answered).replace(replyMark, '').trim() } } : {}),
      },
      replyBox: () => null,
    });
  }),
  expected: (root) => root.querySelectorAll('[class*="Comment--"] [class*="userName--"]').length || null,
};
