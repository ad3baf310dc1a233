// JD's public product pages: the review cards of 2025 (an overlay with a virtual list) and the comment items of 2016-2024.

import { bySelector, foundReview, type Adapter, type FoundReview } from '../../adapter.ts';
import { countedStars, firstOf, isoDate, numberIn, starsIn, starsInClass, textOf } from '../../dom.ts';

// Last seen working: old markup on saved pages of 2016 and 2018; new markup in several tools of 2025-2026 (never run on a saved page).
const oldItem = '.comment-item[data-guid], .comment-item';
const newItem = '.jdc-pc-rate-card, [class*="jdc-pc-rate-card_"]';
/** The site shows Beijing time to everyone. */
const beijing = { offset: '+08:00' };

export const adapter: Adapter = {
  id: 'jd',
  platform: 'jd',
  grade: 'B',
  seen: '2026-08',
  side: 'public',
  always: ['stars', 'date', 'buyer'],
  matches: ({ hostname, pathname }) =>
    /^(?:item|item-yiyao|npcitem|club)\.(?:m\.)?(?:jd\.com|jd\.hk|jingdonghealth\.cn|yiyaojd\.com)$/.test(hostname)
    && /\/\d{5,}|\/(?:review|product)\//.test(pathname),
  ...bySelector(`${newItem}, ${oldItem}`, (row) => (row.matches(oldItem) ? readOld(row) : readNew(row))),
};

function readOld(row: Element): FoundReview | null {
  const words = row.querySelector('.comment-con');
  const append = row.querySelector('.append-comment');
  if (!words) return null;
  const order = [...row.querySelectorAll('.order-info span')].map((each) => textOf(each)).filter((each) => each !== '');
  const date = isoDate(order.at(-1) ?? '', beijing);
  const reply = row.querySelector('.recomment, .recomment-con');
  return foundReview({
    row,
    words: [append?.contains(words) ? null : words],
    appendWords: append?.querySelector('.comment-con') ?? null,
    appendDays: daysAfter(textOf(append?.querySelector('.append-time'))),
    review: {
      platform: 'jd',
      id: row.getAttribute('data-guid') ?? undefined,
      stars: starsInClass(row.querySelector('.comment-star')?.className ?? ''),
      date,
      buyer: textOf(row.querySelector('.user-info')),
      product: { id: productId(row), variant: (date ? order.slice(0, -1) : order).join(' ') },
      images: row.querySelectorAll('.comment-column > .J-pic-list .J-thumb-img').length || undefined,
      helpful: votes(row.querySelector('.J-nice')),
      ...(reply ? { reply: { text: textOf(reply).replace(/^.{0,12}回复[:：]\s*/u, '') } } : {}),
    },
    replyBox: () => null,
  });
}

function readNew(row: Element): FoundReview | null {
  const words = firstOf(row, '.jdc-pc-rate-card-main-desc', '.jdc-pc-rate-main-desc', '[class*="rate-card-main-desc"]', '[class*="main-desc"]');
  if (!words) return null;
  const append = firstOf(row, '[class*="rate-card-append"]', '[class*="append"] [class*="desc"]', '[class*="append"]');
  const reply = firstOf(row, '[class*="rate-card-reply"]', '[class*="reply-content"]');
  return foundReview({
    row,
    words: [append?.contains(words) ? null : words],
    skip: '[class*="expand"], [class*="fold"]',
    appendWords: append,
    appendDays: daysAfter(textOf(append)),
    review: {
      platform: 'jd',
      id: row.getAttribute('data-guid') ?? row.getAttribute('data-id') ?? undefined,
      stars: newStars(row),
      date: isoDate(textOf(firstOf(row, '.jdc-pc-rate-card-info .date', '[class*="rate-card-info"] [class*="date"]', '[class*="rate-card"] .date')), beijing),
      buyer: textOf(firstOf(row, '.jdc-pc-rate-card-nick', '[class*="rate-card-nick"]')),
      product: { id: productId(row), variant: textOf(firstOf(row, '.jdc-pc-rate-card-info .info', '[class*="rate-card-info"] .info')) },
      images: row.querySelectorAll('.jdc-image img').length || undefined,
      ...(reply ? { reply: { text: textOf(reply) } } : {}),
    },
    replyBox: () => null,
  });
}

/** A picture per full star; the sources disagree on whether empty stars are pictures too, so those are told apart by their names. */
function newStars(row: Element): number | undefined {
  const holder = firstOf(row, '.jdc-pc-rate-stars', '[class*="rate-stars"]', '[class*="rate-card-star"]');
  const named = holder && (starsIn(holder.getAttribute('aria-label') ?? '', true) ?? starsInClass(holder.className));
  if (named) return named;
  const pictures = [...(holder ?? row).querySelectorAll('img[alt="star"], img[alt="星"], [class*="star"] img')];
  const full = pictures.filter((each) => !/gr[ae]y|empty|off|un(?:active|selected|light)/i.test(`${each.className} ${each.getAttribute('src') ?? ''}`));
  return countedStars(full);
}

/** "[购买24天后追评]", "购买当天追评". */
function daysAfter(text: string): number | undefined {
  return numberIn(text, /(\d+)\s*天后?/) ?? (/当天追/.test(text) ? 0 : undefined);
}

function votes(element: Element | null): number | undefined {
  const count = Number(element?.getAttribute('title') ?? '');
  return count > 0 ? count : undefined;
}

function productId(row: Element): string | undefined {
  return /\/(\d{5,})\.html/.exec(row.ownerDocument.location?.pathname ?? '')?.[1];
}
