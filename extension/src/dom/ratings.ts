// The stars that a text such as "4,0 von 5 Sternen" or a class such as "star4" tells, on the scale of 1 to 5.

const number = String.raw`(\d{1,3}(?:[.,]\d{1,2})?)`;
const scale = '(5|10|100)(?:[.,]0)?';
const starWord = String.raw`(?:stars?|sterne?n?|estrellas?|étoiles?|etoiles?|stell[ae]|estrelas?|sterren|stjärnor|stjerner|tähteä|gwiazdk?[aię]?k?|yıldız|зв[её]зд\p{L}*|bubbles?|نجوم|نجمة|星|つ星|颗星|별)`;
const ratingWord = String.raw`(?:rating|rated|rate|score|bewert\p{L}*|calificaci[oó]n|valoraci[oó]n|puntuaci[oó]n|note|valutazione|voto|avalia[cç][aã]o|classifica[cç][aã]o|nota|beoordeling|betyg|ocena|puan|оценка|рейтинг|تقييم|评分|打分|得分|星级|評価|評分|평점|별점)`;
const of = String.raw`(?:\s*[/／]\s*|\s*(?:stars?|sterne?n?|étoiles?|stelle|estrellas|estrelas|sterren)?\s*(?:out of|of|von|de|sur|su|van|av|ud af|z|из|من|trên|dari|จาก)(?:\s+(?:de|les|the|a possible))?\s+)`;

type Pattern = { form: RegExp; value: number; scale?: number };
/** Each says stars by itself: a star word, a rating word or a scale beside one. */
const sure: readonly Pattern[] = [
  { form: /5점\s?만점에\s*(\d(?:[.,]\d)?)/u, value: 1 },
  { form: new RegExp(`${number}${of}${scale}\\s*${starWord}`, 'iu'), value: 1, scale: 2 },
  { form: new RegExp(`${number}\\s*${starWord}${of}${scale}`, 'iu'), value: 1, scale: 2 },
  { form: new RegExp(`${ratingWord}[^\\d\\n]{0,24}${number}${of}${scale}`, 'iu'), value: 1, scale: 2 },
  { form: new RegExp(`${number}${of}${scale}[^\\d\\n]{0,12}${ratingWord}`, 'iu'), value: 1, scale: 2 },
  { form: /(?:5つ星のうち|星5つ中の?|5\s?つ星中)\s*(\d(?:[.,]\d)?)/u, value: 1 },
  { form: /5\s+(?:yıldız\s+)?üzerinden\s+(\d(?:[.,]\d)?)/iu, value: 1 },
  { form: /满分\s*5\s*[星分][^\d\n]{0,6}(\d(?:\.\d)?)/u, value: 1 },
  { form: new RegExp(`^\\W*(?:${ratingWord}\\W{0,4})?${number}\\s*[-‑]?\\s*${starWord}(?!\\p{L})`, 'iu'), value: 1 },
  { form: new RegExp(`^\\W*${ratingWord}\\s*(?:is|of|:|：|-|=)?\\s*${number}\\s*(?:分|点|점|${starWord})?\\W*$`, 'iu'), value: 1 },
];
/** These need an element that is known to be about ratings: "4/5" may be a page of five. */
const bare: readonly Pattern[] = [
  { form: new RegExp(`^\\W*${number}${of}${scale}\\W*$`, 'iu'), value: 1, scale: 2 },
  { form: /^\s*([0-5](?:[.,]\d{1,2})?)\s*(?:分|点|★|⭐)?\s*$/u, value: 1 },
  { form: /^\s*[★⭐]\s*([0-5](?:[.,]\d{1,2})?)\s*$/u, value: 1 },
];
const wordNumbers = new Map([['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['一', 1], ['二', 2], ['两', 2], ['三', 3], ['四', 4], ['五', 5], ['ein', 1], ['zwei', 2], ['drei', 3], ['vier', 4], ['fünf', 5]]);
const spelled = /^\W*(one|two|three|four|five|[一二两三四五]|ein|zwei|drei|vier|fünf)[\s-]*(?:stars?|颗?星|sterne?)(?!\p{L})/iu;
/** What makes "3 of 5" something other than a rating. */
const otherCount = /(?:page|image|photo|picture|slide|step|item|video|seite|bild|página|imagen|foto|people|person|customers?|found|helpful|第|页|张|人|страниц|фото)/iu;

/** Stars of 1 to 5 (tenths kept) that the text tells; undefined when it tells none. `aboutRatings`: the element is known to show a rating. */
export function starsIn(text: string, aboutRatings = false): number | undefined {
  const tidy = text.trim();
  if (tidy === '' || tidy.length > 120) return undefined;
  // Pages say the same few ratings over and over.
  const seen = aboutRatings ? aboutSeen : anySeen;
  if (!seen.has(tidy)) {
    if (seen.size > 2000) seen.clear();
    seen.set(tidy, starsTold(tidy, aboutRatings));
  }
  return seen.get(tidy);
}

const aboutSeen = new Map<string, number | undefined>();
const anySeen = new Map<string, number | undefined>();
const anyStarWord = new RegExp(starWord, 'iu');

function starsTold(tidy: string, aboutRatings: boolean): number | undefined {
  const drawn = drawnStars(tidy);
  if (drawn !== undefined) return drawn;
  if (!/\d/.test(tidy)) {
    const word = spelled.exec(tidy);
    return word ? wordNumbers.get((word[1] ?? '').toLowerCase()) : undefined;
  }
  if (otherCount.test(tidy) && !anyStarWord.test(tidy)) return undefined;
  for (const { form, value, scale: scaleAt } of aboutRatings ? [...sure, ...bare] : sure) {
    const match = form.exec(tidy);
    if (!match) continue;
    return toFive(Number((match[value] ?? '').replace(',', '.')), scaleAt === undefined ? 5 : Number(match[scaleAt]));
  }
  return undefined;
}

/** ★★★★☆ and the like: how many of the drawn ones are full. */
function drawnStars(text: string): number | undefined {
  const match = /^[^\p{L}\d]*?([★⭐🌟✭✮]\ufe0f?\s?){1,5}\s?([☆✩✰]\s?){0,4}/u.exec(text);
  if (!match || text.length > match[0].length + 24) return undefined;
  const full = (match[0].match(/[★⭐🌟✭✮]/gu) ?? []).length;
  const empty = (match[0].match(/[☆✩✰]/gu) ?? []).length;
  // One star before a number is a unit sign ("★ 4.6"), not a drawing.
  if (full + empty < 2 && /\d/.test(text)) return undefined;
  return full + empty <= 5 ? full : undefined;
}

export function toFive(value: number, scaleTo: number): number | undefined {
  if (!Number.isFinite(value) || value <= 0 || value > scaleTo) return undefined;
  const stars = Math.round((value * 50) / scaleTo) / 10;
  return stars >= 0.5 ? stars : undefined;
}

/** The number of full stars drawn, where it can be one. */
export function countedStars(full: ArrayLike<unknown>): number | undefined {
  return full.length >= 1 && full.length <= 5 ? full.length : undefined;
}

const classForms: readonly RegExp[] = [
  /(?:^|[\s_-])(?:a-star-(?:medium-|small-|mini-)?|i-stars-?-?|(?:rating|rate|score)?[-_]*stars?[-_]*(?:rating)?[-_]*|rating[-_]*(?:is[-_]*)?|rate[-_]*|score[-_]*)([1-5])(?:[-_.]([05])0?)?(?=$|\s)/i,
  /(?:^|[\s_-])(?:[a-z]*stars?|str|bubble|rating|rate|score)[-_]*([1-5])([05])(?=$|\s)/i,
  /(?:^|\s)(?:\w*stars?|\w*rating)[-_]+(one|two|three|four|five)(?=$|\s)/i,
];

/** The stars in a class list such as `star4`, `a-star-4-5`, `rating-40`, `stars_four`. */
export function starsInClass(classes: string): number | undefined {
  for (const form of classForms) {
    const match = form.exec(classes);
    if (!match) continue;
    const whole = wordNumbers.get((match[1] ?? '').toLowerCase()) ?? Number(match[1]);
    const stars = whole + (match[2] === '5' ? 0.5 : 0);
    return stars <= 5 ? stars : undefined;
  }
  return undefined;
}

const polarity: readonly (readonly [RegExp, 'good' | 'neutral' | 'bad'])[] = [
  [/^(?:positive|positiv|positiva|positivo|positif|positive?s|положительн\p{L}*|好评|正面评价?)(?:\s(?:feedback|rating|review|bewertung|evaluación|avis|отзыв))*\W*$/iu, 'good'],
  [/^(?:neutral|neutrale?|neutre|neutro|нейтральн\p{L}*|中评|中性评价?)(?:\s(?:feedback|rating|review|bewertung|evaluación|avis|отзыв))*\W*$/iu, 'neutral'],
  [/^(?:negative|negativ|negativa|negativo|négatif|отрицательн\p{L}*|差评|负面评价?)(?:\s(?:feedback|rating|review|bewertung|evaluación|avis|отзыв))*\W*$/iu, 'bad'],
];

/** The verdict of marketplaces that have three grades instead of stars; the whole text must be the verdict. */
export function gradeIn(text: string): 'good' | 'neutral' | 'bad' | undefined {
  const tidy = text.trim();
  return tidy.length > 40 ? undefined : polarity.find(([form]) => form.test(tidy))?.[1];
}
