// The day (and time) that a page's words name, as ISO 8601; nothing where two readings are possible.

/** First letters of the month names, by month, as they occur in the languages of the marketplaces; lower case, without accents. */
const monthNames: readonly (readonly string[])[] = [
  ['january', 'januar', 'enero', 'janvier', 'gennaio', 'janeiro', 'januari', 'styczen', 'stycznia', 'ocak', 'января', 'январь', 'يناير', 'ener', 'gener', 'jan', 'ene', 'janv', 'gen', 'sty', 'oca', 'янв', 'tammikuuta', 'januara', 'janner', 'jann', 'มกราคม'],
  ['february', 'februar', 'febrero', 'fevrier', 'febbraio', 'fevereiro', 'februari', 'luty', 'lutego', 'subat', 'февраля', 'февраль', 'فبراير', 'feb', 'fevr', 'fev', 'lut', 'sub', 'фев', 'февр', 'helmikuuta', 'pebruari', 'กุมภาพันธ์'],
  ['march', 'marz', 'marzo', 'mars', 'marco', 'maart', 'marzec', 'marca', 'mart', 'марта', 'март', 'مارس', 'mar', 'mrt', 'мар', 'maaliskuuta', 'maret', 'mac', 'มีนาคม'],
  ['april', 'abril', 'avril', 'aprile', 'kwiecien', 'kwietnia', 'nisan', 'апреля', 'апрель', 'أبريل', 'ابريل', 'apr', 'abr', 'avr', 'kwi', 'nis', 'апр', 'huhtikuuta', 'เมษายน'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei', 'maj', 'maja', 'mayis', 'мая', 'май', 'مايو', 'mag', 'toukokuuta', 'พฤษภาคม'],
  ['june', 'juni', 'junio', 'juin', 'giugno', 'junho', 'czerwiec', 'czerwca', 'haziran', 'июня', 'июнь', 'يونيو', 'jun', 'giu', 'cze', 'haz', 'июн', 'kesakuuta', 'มิถุนายน'],
  ['july', 'juli', 'julio', 'juillet', 'luglio', 'julho', 'lipiec', 'lipca', 'temmuz', 'июля', 'июль', 'يوليو', 'jul', 'juil', 'lug', 'lip', 'tem', 'июл', 'heinakuuta', 'julai', 'กรกฎาคม'],
  ['august', 'agosto', 'aout', 'augustus', 'augusti', 'sierpien', 'sierpnia', 'agustos', 'августа', 'август', 'أغسطس', 'اغسطس', 'aug', 'ago', 'sie', 'agu', 'авг', 'elokuuta', 'ogos', 'agustus', 'agt', 'สิงหาคม'],
  ['september', 'septiembre', 'setiembre', 'septembre', 'settembre', 'setembro', 'wrzesien', 'wrzesnia', 'eylul', 'сентября', 'сентябрь', 'سبتمبر', 'sep', 'sept', 'set', 'wrz', 'eyl', 'сен', 'сент', 'syyskuuta', 'กันยายน'],
  ['october', 'oktober', 'octubre', 'octobre', 'ottobre', 'outubro', 'pazdziernik', 'pazdziernika', 'ekim', 'октября', 'октябрь', 'أكتوبر', 'اكتوبر', 'oct', 'okt', 'ott', 'out', 'paz', 'eki', 'окт', 'lokakuuta', 'ตุลาคม'],
  ['november', 'noviembre', 'novembre', 'novembro', 'listopad', 'listopada', 'kasim', 'ноября', 'ноябрь', 'نوفمبر', 'nov', 'lis', 'kas', 'ноя', 'нояб', 'marraskuuta', 'พฤศจิกายน'],
  ['december', 'dezember', 'diciembre', 'decembre', 'dicembre', 'dezembro', 'grudzien', 'grudnia', 'aralik', 'декабря', 'декабрь', 'ديسمبر', 'dec', 'dez', 'dic', 'gru', 'ara', 'дек', 'joulukuuta', 'desember', 'disember', 'des', 'dis', 'ธันวาคม'],
];
const monthOf = new Map(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/** Languages in which 05/06/2024 is the fifth of June. English is not one of them: its writers disagree. */
const dayFirst = /^(?:de|fr|es|it|pt|nl|sv|da|nb|no|fi|pl|tr|ru|uk|cs|sk|el|ro|hu|id|vi|th|ar|en-(?:gb|au|nz|ie|in|za))/i;

const time = /(?:^|[^\d:])([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:])/;
const yearFirst = /(?<!\d)((?:19|20)\d{2})\s?(?:年|년|[-/.])\s?(\d{1,2})\s?(?:月|월|[-/.])\s?(\d{1,2})(?!\d)/;
const yearLast = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d{2})(?!\d|\.\d)/;
const dayMonthYear = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|°|\.|日)?[\s,.-]*(?:(?:de|di|of|d')\s)?\s*([\p{L}][\p{L}\p{M}]*)\.?,?(?:\s(?:de|del|of))?[\s,-]*((?:19|20)\d{2})(?!\d)/u;
/** "27 thg 12 2025", "5 tháng 3, 2026". */
const vietnamese = /(?<!\d)(\d{1,2})\s+(?:thg|tháng)\s+(\d{1,2}),?\s+(?:năm\s+)?((?:19|20)\d{2})(?!\d)/iu;
/** "5 มี.ค. 2569" and "5 มีนาคม 2026": Thai pages count years from the Buddha or from Christ. */
const thai = /(?<!\d)(\d{1,2})\s+([\u0e00-\u0e7f][\u0e00-\u0e7f.]+)\s+(2[05]\d{2})(?!\d)/u;
const thaiMonths = ['มค', 'กพ', 'มีค', 'เมย', 'พค', 'มิย', 'กค', 'สค', 'กย', 'ตค', 'พย', 'ธค'];
const monthDayYear = /([\p{L}][\p{L}\p{M}]*)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2})(?!\d)/u;

export type DateReading = {
  /** The page's language, BCP 47: settles 05/06/2024. */
  lang?: string | undefined;
  /** Offset to write behind a time, such as `+08:00`, where the marketplace always shows its own clock. */
  offset?: string;
};

/** `2024-06-05`, or `2024-06-05T13:45:00` (with the offset given) where a time stands beside it; undefined when not sure. */
export function isoDate(text: string, { lang, offset = '' }: DateReading = {}): string | undefined {
  const day = dayIn(text, lang);
  if (day === undefined) return undefined;
  const clock = time.exec(text.slice(day.end));
  if (!clock) return day.iso;
  return `${day.iso}T${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}:${clock[3] ?? '00'}${offset}`;
}

type Day = { iso: string; end: number };

function dayIn(text: string, lang: string | undefined): Day | undefined {
  let match = yearFirst.exec(text);
  if (match) return day(match, match[1], match[2], match[3]);
  match = yearLast.exec(text);
  if (match) {
    const [, first, mark, second] = match;
    if (mark !== '.' && Number(first) <= 12 && Number(second) <= 12 && first !== second && !(lang && dayFirst.test(lang))) return undefined;
    return Number(second) > 12 ? day(match, match[4], first, second) : day(match, match[4], second, first);
  }
  match = vietnamese.exec(text);
  if (match) return day(match, match[3], match[2], match[1]);
  match = thai.exec(text);
  if (match) return day(match, String(Number(match[3]) - (Number(match[3]) >= 2500 ? 543 : 0)), thaiMonth(match[2] ?? ''), match[1]);
  match = dayMonthYear.exec(text);
  if (match && month(match[2])) return day(match, match[3], month(match[2]), match[1]);
  match = monthDayYear.exec(text);
  if (match && month(match[1])) return day(match, match[3], month(match[1]), match[2]);
  return undefined;
}

function thaiMonth(name: string): string | undefined {
  const short = thaiMonths.indexOf(name.replaceAll('.', '')) + 1;
  return short > 0 ? String(short) : month(name);
}

const monthsSeen = new Map<string, string | undefined>();

function month(name: string | undefined): string | undefined {
  const word = name ?? '';
  if (monthsSeen.size > 2000) monthsSeen.clear();
  if (!monthsSeen.has(word)) monthsSeen.set(word, monthNamed(word));
  return monthsSeen.get(word);
}

function monthNamed(name: string): string | undefined {
  const plain = name.toLowerCase().replaceAll('ı', 'i').normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '').replaceAll('ł', 'l');
  // NFD takes the breve off the Russian short i, which only the full names have.
  const found = monthOf.get(plain) ?? monthOf.get(plain.normalize('NFC')) ?? monthOf.get(name.toLowerCase());
  return found === undefined ? undefined : String(found);
}

function day(match: RegExpExecArray, year: string | undefined, monthText: string | undefined, dayText: string | undefined): Day | undefined {
  const [y, m, d] = [Number(year), Number(monthText), Number(dayText)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCFullYear() !== y || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined;
  return { iso: date.toISOString().slice(0, 10), end: match.index + match[0].length };
}
