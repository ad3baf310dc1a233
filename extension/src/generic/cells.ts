// A record taken apart into its cells: the smallest elements that say something, each with where it stands and what it can not be.

import { isoDate } from '../dom.ts';

export type Cell = {
  element: Element;
  /** Tag and class names from the record down, without numbers: equal for the same cell of another record. */
  path: string;
  text: string;
  /** Letters and digits, ideographs and kana counted two and a half times: how much is said. */
  weight: number;
  /** What it is instead of the buyer's words. */
  is: { mark?: true; link?: true; press?: true; reply?: true; date?: true; price?: true; label?: true; count?: true; note?: true };
};

const unread = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SELECT', 'TEXTAREA', 'INPUT', 'SVG', 'IFRAME', 'VIDEO', 'AUDIO', 'OBJECT', 'IMG']);
/** Tags that shape words inside a sentence. */
const inline = new Set(['A', 'ABBR', 'B', 'BDI', 'BDO', 'BR', 'CITE', 'CODE', 'DEL', 'EM', 'FONT', 'I', 'INS', 'MARK', 'Q', 'S', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'U', 'WBR', 'IMG', 'SVG']);
const press = /(?:^|[\s_-])(?:btn|button)(?:$|[\s_-])/i;
const replyName = /(?:seller|merchant|shop|store|owner|vendor|company|business|official|brand|staff)[-_]?(?:reply|response|answer|comment)|(?:^|[\s_-])(?:re-?ply|response|answer|recomment|antwort|respuesta|risposta|reponse|resposta)(?:[\s_-]|$)/i;
const replyMark = /^\W{0,3}(?:(?:official\s|public\s)?(?:response|reply|answer) (?:from|by|of)\b|(?:seller|shop|store|owner|vendor|merchant|customer service|manufacturer)(?:['’]s)? (?:response|reply|answer)|(?:商家|掌柜|店铺|店鋪|卖家|賣家|店家|官方|客服|商品)(?:的)?回[复覆應应]|お店からの|(?:ショップ|店舗|販売者|出品者)からの|antwort (?:von|vom|des)|kommentar (?:von|vom|des) |respuesta d|réponse d|risposta d|resposta d|ответ (?:продавца|магазина|от)|официальный представитель|판매자|odpowiedź|satıcı|(?:balasan|respon) penjual|phản hồi (?:của|từ) )/iu;
const price = /^[^\p{L}]{0,4}(?:[$€£¥￥₽₹₩]\s?\d|R\$\s?\d|\d[\d.,\s]*\s?(?:€|£|₽|zł|kr|руб|円|元|USD|EUR))/iu;
const count = /^\(?\s*[\d.,]+\s*[kK万+]?\s*\)?$|^\(?[\d.,]+\s*[kK万]?\+?\s*(?:global\s|customer\s)?(?:reviews?|ratings?|bewertungen|rezensionen|opiniones|calificaciones|valoraciones|avis|évaluations|recensioni|avaliações|opinii|отзыв\p{L}*|оцен\p{L}*|条?评[价论]|件(?:の(?:レビュー|評価))?|votes?)\)?$/iu;
const note = /(?:found (?:this|it) helpful|helpful\s*\(?\d*\)?$|^(?:was this|is this)|verified|date of (?:experience|purchase|stay|visit)|wrote a review|^reviewed (?:by|in|on)|purchase[d]?$|vérifié|verifiziert|verificad|verificat|подтвержд|有用|赞|有帮助|参考になった|已购|hilfreich|utile\b|útil|report (?:abuse|review)?$|举报|melden|denunciar|signaler|^(?:订单(?:编)?号|訂單(?:編)?號|商品(?:编号|ID)|order\s*(?:id|no\.?|number|#)|(?:item|product)\s*(?:id|no\.?)|sku|asin|注文番号|주문번호|номер заказа|артикул|pedido|bestellnummer)\s*[:：#\s]\s*[\w-]*\d|^(?:colou?r|size|style|variant|pattern|flavou?r|farbe|größe|color|talla|tamaño|couleur|taille|colore|taglia|cor|tamanho|颜色|尺码|规格|款式|型号|サイズ|カラー|色|цвет|размер)(?: name)?\s*[:：])/iu;
const relative = /\b(?:\d+|an?|one)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago\b|\bvor \d+ |\bil y a \d+|\bhace (?:\d+|un)|há \d+|\d+\s*(?:秒|分钟|小时|天|周|个?月|年|日|か月|ヶ月|時間|分)前|\d+ \p{L}+ назад|^(?:yesterday|today|昨天|今天|前天|刚刚|(?:in the )?(?:past|last) (?:\d+ )?(?:day|week|month|year)s?|more than a year ago)$/iu;
const longDate = 90;

/** Whether the words tell a day, at least in relation to today. */
export function tellsDay(text: string, lang?: string): boolean {
  return text.length <= longDate && (isoDate(text, { lang }) !== undefined || relative.test(text) || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(text));
}

export function weightOf(text: string): number {
  let weight = 0;
  for (let i = 0; i < text.length && weight <= 600; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7af)) weight += 2.5;
    else if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit < 0x2000)) weight++;
  }
  return weight;
}

const steps = new Map<string, string>();

/** Tag and classes as a step of a path; numbers and words for a state left out, so that it is the same for each record. */
export function stepOf(element: Element): string {
  const hint = hintOf(element);
  const name = `${element.tagName} ${element.getAttribute('class') ?? ''} ${hint}`;
  let step = steps.get(name);
  if (step === undefined) {
    const classes = (element.getAttribute('class') ?? '').split(/\s+/).filter((each) => each !== '' && !/^(?:first|last|odd|even|active|selected|current|open|hidden|show|visible|expanded|collapsed|is-.*|has-.*|js-.*)$/i.test(each));
    step = `${element.tagName.toLowerCase()}${classes.slice(0, 3).map((each) => `.${each.replaceAll(/\d+/g, '#')}`).join('')}${hint}`;
    if (steps.size > 20_000) steps.clear();
    steps.set(name, step);
  }
  return step;
}

/** What authors call the element for their tests or for search engines: it outlives the classes. A number in it would be the record's own. */
function hintOf(element: Element): string {
  const hint = element.getAttribute('itemprop') ?? element.getAttribute('data-hook') ?? element.getAttribute('data-testid') ?? '';
  return hint === '' || hint.length > 40 || /\d/.test(hint) ? '' : `.${hint}`;
}

type Inside = { path: string; link: boolean; reply: boolean; mark: boolean; press: boolean };

/** Cells of a table, and terms and what is said of them, are told apart by their number where no class does it. */
function placeOf(element: Element): string {
  if (!/^(?:TD|TH|DD|DT)$/.test(element.tagName)) return '';
  let place = 1;
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) place++;
  return `:${place}`;
}

/** All cells of the record in document order, at most 400. */
export function cellsOf(record: Element, marks: ReadonlySet<Element>, lang?: string): Cell[] {
  const cells: Cell[] = [];
  let replyFrom = false;

  const visit = (element: Element, inside: Inside, depth: number): void => {
    if (cells.length >= 400 || depth > 60 || unread.has(element.tagName.toUpperCase()) || element.hasAttribute('hidden') || element.hasAttribute('data-huiping')) return;
    const name = `${element.getAttribute('class') ?? ''} ${element.id}`;
    const here: Inside = depth === 0 ? inside : {
      path: `${inside.path}>${stepOf(element)}${placeOf(element)}`,
      link: inside.link || (element.tagName === 'A' && /^(?!#|javascript)./.test(element.getAttribute('href') ?? '')),
      reply: inside.reply || replyName.test(name),
      mark: inside.mark || marks.has(element),
      press: inside.press || element.tagName === 'BUTTON' || element.getAttribute('role') === 'button' || press.test(name),
    };
    if (isLeaf(element, marks)) {
      add(element, here);
      return;
    }
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) visit(child, here, depth + 1);
  };

  const add = (element: Element, { path, link, reply, mark, press: pressed }: Inside): void => {
    const text = squeeze(element.textContent ?? '');
    if (text === '') return;
    const says = replyMark.test(text);
    const cell: Cell = { element, path, text, weight: weightOf(text), is: {} };
    if (mark) cell.is.mark = true;
    if (link) cell.is.link = true;
    if (pressed) cell.is.press = true;
    if (reply || replyFrom || says) cell.is.reply = true;
    if (says && text.length <= 60) replyFrom = true;
    if (tellsDay(text, lang) || (element.tagName === 'TIME' && text.length <= longDate)) cell.is.date = true;
    if (text.length < 40 && price.test(text)) cell.is.price = true;
    if (!mark && text.length < 40 && count.test(text)) cell.is.count = true;
    if (text.length < 30 && /[:：]$/.test(text)) cell.is.label = true;
    if (text.length < 80 && note.test(text)) cell.is.note = true;
    cells.push(cell);
  };

  visit(record, { path: '', link: false, reply: false, mark: false, press: false }, 0);
  return cells;
}

/** Says something itself, and holds nothing that is a part of its own (a mark, a block with a name). */
function isLeaf(element: Element, marks: ReadonlySet<Element>): boolean {
  if (element.childElementCount === 0) return true;
  let speaks = false;
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3 && /[\p{L}\d]/u.test((child as Text).data)) {
      speaks = true;
      break;
    }
  }
  if (!speaks) return false;
  return ![...element.getElementsByTagName('*')].some((each) => marks.has(each) || (!inline.has(each.tagName.toUpperCase()) && each.childElementCount === 0 && isApart(each)));
}

/** A block inside of words that is not just a paragraph of them. */
function isApart(element: Element): boolean {
  return !/^(?:P|LI|UL|OL|BLOCKQUOTE|BR|HR|DIV)$/.test(element.tagName) || (element.getAttribute('class') ?? '') !== '';
}

export function squeeze(text: string): string {
  return text.replaceAll(/[\s\u200b\ufeff]+/g, ' ').trim();
}
