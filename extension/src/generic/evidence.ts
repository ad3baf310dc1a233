// Whether a list of marked records is a list of buyers' reviews, and not of products, articles, filters or forum posts.

import type { Columns, Part } from './columns.ts';
import type { Cell } from './cells.ts';

const reviewName = /review|(?:^|[^a-z])comments?(?![a-z]*(?:count|number))|feedback|testimonial|opinion(?!s-count)|avis(?![a-z])|bewertung|rezension|评价|评论|評價|評論|口碑|レビュー|口コミ|отзыв|리뷰|ulasan|penilaian|danh-?gia|reseñ|resena|recension|avaliac|avaliaç|valoraci|opinie|yorum|beoordeling|ugc|evaluat|critique|pingjia|comentario/i;
const reviewHeading = /reviews?\b|feedback|testimonials|what (?:our )?(?:customers|buyers|people) say|评价|评论|評價|評論|口碑|ulasan|penilaian|đánh giá|รีวิว|bewertung|rezension|reseñas|opiniones|calificaciones|valoraciones|\bavis\b|commentaires|recensioni|avaliações|opiniões|отзывы|レビュー|口コミ|カスタマー|리뷰|후기|opinie|yorumlar|beoordelingen|omdömen|anmeldelser/i;
const forumName = /(?:^|[\s_-])(?:post|topic|thread|forum|tweet|question|qa|disqus|message-list)(?:[\s_-]|$)/i;
const productName = /product[-_]?(?:card|tile|item|list|grid|carousel)|carousel[-_]?(?:card|item|slide)|(?:card|item|tile)[-_]?product|recommend|related|similar|upsell|sponsored|listing[-_]?card|search[-_]?result/i;
const cart = /add to (?:cart|basket|bag|trolley|list)|in den (?:warenkorb|einkaufswagen)|añadir al (?:carrito|carro)|agregar al carrito|ajouter au panier|aggiungi al carrello|adicionar ao carrinho|в корзину|加入购物车|立即购买|カートに入れる|장바구니|buy now|jetzt kaufen/i;

export type Judged = {
  /** Above 0 a list of reviews; used to rank lists, too. */
  score: number;
  /** Records that have words, stars and a day. */
  good: number;
};

/** Points for and against; the sum must reach what two firm signs give. */
export function judge(parts: readonly Part[], columns: Columns, wordsOf: (part: Part) => readonly Cell[], named: boolean): Judged {
  const count = parts.length;
  const share = (holds: (part: Part) => boolean): number => parts.filter(holds).length / Math.max(1, count);
  const worded = share((part) => wordsOf(part).length > 0);
  const dated = share(({ cells, hiddenDay }) => hiddenDay !== undefined || cells.some(({ is }) => is.date && !is.reply));
  const starred = share(({ marks }) => marks.some(({ stars, grade }) => stars !== undefined || grade !== undefined));
  const saidMost = average(parts.map((part) => wordsOf(part).reduce((sum, cell) => sum + cell.weight, 0)));
  const good = parts.reduce((sum, part) => sum + (part.marks.length === 0 ? 0 : wordsOf(part).length > 0 ? 1 : 0.6), 0)
    * (1 + dated * 0.5 + (columns.buyers.size > 0 ? 0.2 : 0) + Math.min(saidMost, 60) / 200);
  if (worded < 0.35 || saidMost < 5) return { score: -10, good: 0 };

  let score = -4;
  if (named) score += 4;
  const own = parts.slice(0, 5).map(({ row }) => namesIn(row)).join(' ');
  const around = namesAround(parts);
  if (reviewName.test(own)) score += 2;
  else if (reviewName.test(around)) score += 1.5;
  if (headings(parts).some((heading) => reviewHeading.test(heading))) score += 2;
  else if ([...columns.constant].some((label) => reviewHeading.test(label))) score += 1.5;
  if (dated >= 0.5) score += 2;
  if (columns.buyers.size > 0) score += 1;
  if (share(({ cells }) => cells.some(({ is }) => is.note)) >= 0.4) score += 1;
  // Only reviews are answered by a shop.
  if (parts.some(({ cells }) => cells.some(({ is }) => is.reply && !is.press))) score += 1;
  if (saidMost >= 25) score += 1;
  if (starred < 0.3) score -= 1;

  const linked = share((part) => {
    const words = wordsOf(part);
    return words.length > 0 && words.every(({ is }) => is.link);
  });
  const aggregate = share(({ marks }) => marks.some(({ stars, sure }) => sure > 1 && stars !== undefined && (stars * 2) % 1 !== 0));
  const counted = share(({ cells }) => cells.some(({ is }) => is.count && !is.reply));
  if (linked >= 0.5) score -= 4;
  if (share(({ cells }) => cells.some(({ is, text }) => is.link && !is.date && !is.mark && text.length > 12 && isHeading(cells, text))) >= 0.5) score -= 2.5;
  if (share(({ cells }) => cells.some(({ is }) => is.price && !is.reply)) >= 0.5) score -= 4;
  if (aggregate >= 0.3) score -= 4;
  if (counted >= 0.5) score -= dated >= 0.5 ? 1 : 4;
  if (share(({ row }) => cart.test(row.textContent ?? '')) >= 0.5) score -= 6;
  if (productName.test(own) && !reviewName.test(own)) score -= 3;
  if (forumName.test(`${own} ${around}`) && !reviewName.test(`${own} ${around}`)) score -= 4;
  return { score, good };
}

function isHeading(cells: readonly Cell[], text: string): boolean {
  return cells.some((cell) => cell.text === text && (/^H[1-6]$/.test(cell.element.tagName) || cell.element.closest('h1, h2, h3, h4, h5, h6') !== null));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function namesOf(element: Element): string {
  let names = `${element.id} ${element.getAttribute('class') ?? ''}`;
  for (const name of element.getAttributeNames()) {
    // Names of attributes speak as well as their values: data-review-rating, data-testid="review".
    if (name === 'class' || name === 'id' || name === 'style' || name === 'href') continue;
    names += ` ${name} ${(element.getAttribute(name) ?? '').slice(0, 60)}`;
  }
  return names;
}

/** The names of the record and what it holds; counters of and links to reviews, which products carry, are no names of a review. */
function namesIn(row: Element): string {
  const names = [namesOf(row)];
  for (const each of [...row.querySelectorAll('*')].slice(0, 60)) names.push(namesOf(each));
  return names.join(' ').replaceAll(/[\w-]*(?:reviews?|ratings?|comments?)[-_]?(?:count|number|total|link|summary|average)[\w-]*/gi, ' ');
}

function namesAround([first]: readonly Part[]): string {
  const names: string[] = [];
  for (let at = first?.row.parentElement, steps = 0; at && at.tagName !== 'BODY' && steps < 6; at = at.parentElement, steps++) names.push(namesOf(at));
  return names.join(' ');
}

const heading = 'h1, h2, h3, h4, h5, h6, th, caption, legend, [role="heading"], [class*="title" i], summary';

/** Headings over the list: in what stands before it, from the nearest container outwards until some are found. */
function headings([first]: readonly Part[]): string[] {
  const found: string[] = [];
  let below: Element | null = first?.row ?? null;
  for (let level = 0; below && level < 6 && found.length === 0; level++, below = below.parentElement) {
    let before = below.previousElementSibling;
    for (let passed = 0; before && passed < 8; passed++, before = before.previousElementSibling) {
      if (before.matches(heading)) found.push((before.textContent ?? '').slice(0, 80));
      else if (before.childElementCount > 0 && before.getElementsByTagName('*').length < 300) {
        for (const each of before.querySelectorAll(heading)) found.push((each.textContent ?? '').slice(0, 80));
      }
    }
    // Of a table's own caption and heads, all are before its rows; of far containers, the nearest headings count.
  }
  return found.slice(0, 12);
}
