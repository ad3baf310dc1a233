// Amazon Seller Central, feedback manager: one row of web components for each order that a buyer judged.

import { bySelector, foundReview, type Adapter } from '../../adapter.ts';
import { boxIn, boxInDialog, isoDate, starsIn, textOf } from '../../dom.ts';

// Last seen working: 2026-09, in one tool. The comment has no name of its own: it is the fourth cell.
const rows = '.fbm-content kat-table-row:not(.fb-detail-table-header)';
const orderNumber = /\d{3}-\d{7}-\d{7}/;

export const adapter: Adapter = {
  id: 'amazon-feedback',
  platform: 'amazon',
  grade: 'C',
  seen: '2026-09',
  side: 'seller',
  always: ['stars', 'date', 'order'],
  matches: ({ hostname, pathname }) => /^sellercentral(?:-\w+)?\.amazon\.(?:com?\.)?[a-z]{2,3}$/.test(hostname) && pathname.startsWith('/feedback-manager'),
  ...bySelector(rows, (row) => {
    const rating = row.querySelector('.col_feedback_rating kat-star-rating');
    if (!rating) return null;
    const comment = row.querySelectorAll('kat-table-cell')[3] ?? null;
    const order = orderIn(row.querySelector('.col_order_id'));
    return foundReview({
      row,
      words: [comment],
      skip: 'kat-button, kat-link, kat-badge',
      review: {
        platform: 'amazon',
        stars: starsIn(rating.getAttribute('value') ?? '', true),
        date: isoDate(textOf(row.querySelector('.col_order_date')), { lang: row.ownerDocument.documentElement.lang }),
        order: { id: order },
      },
      replyBox: () => boxIn(row) ?? boxInDialog(row.ownerDocument, [order]),
    });
  }),
  expected: (root) => (root.querySelector('.fbm-content') ? root.querySelectorAll('.col_feedback_rating kat-star-rating').length : null),
};

/** The link draws its number in a shadow root; what it was given stands in its attributes. */
function orderIn(cell: Element | null): string | undefined {
  if (!cell) return undefined;
  const said = [cell, ...cell.querySelectorAll('*')].flatMap((each) => each.getAttributeNames().map((name) => each.getAttribute(name)));
  return orderNumber.exec(`${cell.textContent} ${said.join(' ')}`)?.[0];
}
