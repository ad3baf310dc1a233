// Wildberries' seller console, page "reviews": the table of February 2026, by the beginnings of its class names.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { boxIn, boxInDialog, countedStars, isoDate, numberIn, saying, textOf, wordiest } from '../../dom.ts';

// Last seen working: 2026-02, in one running tool. The console went back to an older table for a while in January 2026, which nobody
// described: there the generic detector has to be asked. Review ids were taken off the page in the same
// month. The class of the shop's answer is a guess.
const rows = '[class*="Base-table-body"] [class*="table-row"]';
const stamp = /\d{2}\.\d{2}\.\d{4}\s+в\s+\d{1,2}:\d{2}/;
const label = /^(?:Виден|Снят с публикации|Жалоба.*|Выкуп|Отказ|Возврат|Достоинства|Недостатки|Комментарий|Ответить|Артикул.*|\d[\d\s.,:в]*)[:：]?$/;
const moscow = { offset: '+03:00' };

export const adapter: Adapter = {
  id: 'wildberries-seller',
  platform: 'generic',
  grade: 'B',
  seen: '2026-02',
  side: 'seller',
  always: ['stars', 'date'],
  matches: ({ hostname, pathname }) => hostname === 'seller.wildberries.ru' && /^\/(?:feedbacks-questions\/feedbacks|feedbacks\/feedbacks-tab)/.test(pathname),
  ...bySelector(rows, (row) => {
    const dated = saying(row, stamp)[0];
    if (!dated) return null;
    const words = wordiest(row, (each, own) => label.test(own) || stamp.test(own) || each.closest('a, button, [data-name="Chips"], [class*="Complaint-form"], [class*="answer" i]') !== null);
    const link = row.querySelector('a[href*="/catalog/"]');
    const said = textOf(row);
    const reply = row.querySelector('[class*="answer" i]:not(form):not(textarea)');
    return foundReview({
      row,
      words: [words],
      review: {
        platform: 'generic',
        stars: starsOf(row),
        date: isoDate(textOf(dated), moscow),
        product: { id: /\/catalog\/(\d+)/.exec(link?.getAttribute('href') ?? '')?.[1] ?? numberIn(said, /Артикул(?: WB)?[:\s]*(\d{5,})/)?.toString(), name: textOf(link) },
        ...(reply && textOf(reply) !== '' ? { reply: { text: textOf(reply) } } : {}),
      },
      replyBox: () => answerBox(row) ?? boxInDialog(row.ownerDocument, [textOf(words)]),
    });
  }),
  expected: (root) => (root.querySelector('[class*="Base-table-body"]') ? saying(root, stamp).length : null),
};

function starsOf(row: Element): number | undefined {
  return countedStars(row.querySelectorAll('[class*="Rating--active__"]')) ?? countedStars(row.querySelectorAll('svg[fill="#FF773C" i], svg path[fill="#FF773C" i]'));
}

/** The form of a complaint to the marketplace is no reply. */
function answerBox(row: Element): HTMLElement | null {
  const box = boxIn(row);
  return box && box.id !== 'explanation' && !box.closest('[class*="Complaint-form"]') ? box : null;
}
