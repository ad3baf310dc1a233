// Ozon's seller console, page "reviews": rows found by their status chip, parts by what they say.

import { byRows, foundReview, type Adapter, type FoundReview } from '../../adapter.ts';
import { boxIn, climb, countedStars, isoDate, ownText, saying, squeezed, starsIn, textOf, wordiest } from '../../dom.ts';

// Last seen working: 2026, in one running tool; a second one confirms the address. Which part of a row holds what, nobody wrote down:
// the words are the longest text that is neither link, button, label nor day.
const chip = /^\s*(?:Новый|Просмотрен|Обработан)\s*$/;
const orderNumber = /(?:Номер заказа|Заказ)[:\s]*([\d-]{8,})/;
const article = /Артикул[:\s]*(\d{5,})/;
const label = /^(?:Новый|Просмотрен|Обработан|Покупатель|Дата публикации|Комментарий|Оценка|Достоинства|Недостатки|Артикул|Номер заказа|Рейтинг товара|Ответить|На модерации|Опубликован)(?:\s*[:\d].*)?$/;

export const adapter: Adapter = {
  id: 'ozon-seller',
  platform: 'ozon',
  grade: 'B',
  seen: '2026',
  side: 'seller',
  always: ['stars', 'date'],
  matches: ({ hostname, pathname }) => hostname === 'seller.ozon.ru' && /^\/app\/reviews\/?$/.test(pathname),
  ...byRows({ rowsIn: (root) => saying(root, chip).flatMap((each) => rowOf(each) ?? []), rowAround: (element) => climb(element, (each) => rowOf(each) === each, 30), read }),
  expected: (root) => saying(root, chip).length || null,
};

/** The row around a chip, or the row that the element itself is. */
function rowOf(element: Element): Element | null {
  const row = element.closest('tr, [role="row"], li, article') ?? climb(element, (each) => each.querySelector('button, a, input') !== null, 10);
  return row && row.textContent.length <= 2500 && saying(row, chip).length === 1 ? row : null;
}

function read(row: Element): FoundReview | null {
  const dated = saying(row, /\d{4}/).find((each) => isoDate(ownText(each)) !== undefined);
  const words = wordiest(row, (each, own) => label.test(own) || each === dated || orderNumber.test(own) || article.test(own) || each.closest('a, button, label') !== null);
  if (!words) return null;
  const said = textOf(row);
  const product = row.querySelector('a[href*="/product/"]');
  const order = orderNumber.exec(said)?.[1];
  return foundReview({
    row,
    words: [words],
    review: {
      platform: 'ozon',
      id: row.getAttribute('reviewuuid') ?? row.querySelector('[reviewuuid]')?.getAttribute('reviewuuid') ?? undefined,
      stars: starsOf(row),
      date: isoDate(textOf(dated)),
      product: { id: article.exec(said)?.[1] ?? /-(\d{6,})\/?(?:\?|$)/.exec(product?.getAttribute('href') ?? '')?.[1], name: textOf(product) },
      order: { id: order },
    },
    replyBox: () => boxIn(row) ?? modalBox(row.ownerDocument, [order, textOf(words)]),
  });
}

/** A word for the rating, or a cluster of as many pictures as there are stars. */
function starsOf(row: Element): number | undefined {
  const labelled = [...row.querySelectorAll('[aria-label]')].map((each) => starsIn(each.getAttribute('aria-label') ?? '', true)).find((each) => each !== undefined);
  if (labelled !== undefined) return labelled;
  const cluster = [...row.querySelectorAll('svg')].find((each) => !each.closest('a, button'))?.parentElement;
  return cluster ? countedStars([...cluster.children].filter((each) => each.tagName.toUpperCase() === 'SVG')) : undefined;
}

/** The modal has no name at all: it is what stands around the answer form and says that it is about a review. */
function modalBox(page: Document, proofs: readonly (string | undefined)[]): HTMLElement | null {
  const box = page.querySelector<HTMLElement>('textarea#AnswerCommentForm');
  const modal = climb(box, (each) => each.textContent.includes('Отзыв на товар'), 20);
  if (!box || !modal || modal.tagName === 'BODY') return null;
  const said = squeezed(modal);
  return proofs.some((proof) => proof !== undefined && proof.length >= 6 && said.includes(proof.replaceAll(/\s+/g, ''))) ? box : null;
}
