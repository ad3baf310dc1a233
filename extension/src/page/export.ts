// Writes the triage as CSV for spreadsheets, in which no cell can become a formula, and as NDJSON for programs.

import { isFailure, type Assessment, type Review, type UiLang } from '../contract.ts';
import { labelledCodes, type Engine } from '../engine.ts';
import { sayIn, type MessageKey } from '../i18n/index.ts';
import { bandName, sentimentName } from '../ui/labels.ts';
import { platformName } from './import/platforms.ts';
import type { Pace } from './pace.ts';
import { assessments } from './triage.ts';

const batchSize = 64;
/** Excel holds 32,767 units in a cell and pours what is longer into the next row, where it could be anything. */
const mostInCell = 32_000;
const gradeName = { bad: '差评', neutral: '中评', good: '好评' };

/**
 * One cell. A spreadsheet takes a text for a formula when it begins with = + - @, a tab or a line end; some strip blanks
 * and invisible characters first, and some read full-width signs as plain ones. A leading apostrophe makes it text again.
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const dangerous = /^[\t\r\n]|^[\s\p{Cf}\p{Cc}"']*[=+\-@＝＋－＠﹢﹣﹦﹫−]/u.test(value);
  const whole = value.length > mostInCell ? `${value.slice(0, mostInCell)}…` : value;
  // NUL ends the text in some spreadsheets and hides what follows.
  const text = (dangerous ? `'${whole}` : whole).replaceAll('\0', '\ufffd');
  return /[",;\t\r\n']|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type Column = { title: MessageKey | ''; code: string; of(review: Review, assessment: Assessment | null, label: (code: string) => string): string | number | undefined };

function columns(ui: UiLang): Column[] {
  const say = sayIn(ui);
  const list = (separator: string, items: readonly string[] | undefined) => items?.join(separator);
  return [
    { title: 'page_f_id', code: 'id', of: (r) => r.id },
    { title: 'page_f_platform', code: 'platform', of: (r) => (r.platform ? platformName(r.platform, ui) : undefined) },
    { title: 'page_c_band', code: 'band', of: (_, a) => (a ? say(bandName[a.risk.band]) : undefined) },
    { title: 'page_c_score', code: 'score', of: (_, a) => a?.risk.score },
    { title: 'page_c_cause', code: 'cause', of: (_, a, label) => (a?.causes[0] ? label(a.causes[0].code) : undefined) },
    { title: 'page_c_causes', code: 'causes', of: (_, a) => list(' ', a?.causes.map((c) => c.code)) },
    { title: 'page_c_quotes', code: 'quotes', of: (_, a) => list(' | ', a?.causes.flatMap((c) => c.quotes.map((q) => q.text))) },
    { title: 'page_c_flags', code: 'flags', of: (_, a, label) => list(', ', a?.flags.map((f) => label(f.code))) },
    { title: 'page_c_reasons', code: 'reasons', of: (_, a) => list(' | ', a?.risk.reasons.map((r) => `${r.text} (${r.points > 0 ? '+' : ''}${r.points})`)) },
    { title: 'page_c_sentiment', code: 'sentiment', of: (_, a) => (a ? say(sentimentName[a.sentiment.label]) : undefined) },
    { title: 'page_c_unsure', code: 'unsure', of: (_, a) => (a?.unsure ? say('unsureShort') : undefined) },
    { title: 'page_f_text', code: 'text', of: (r) => r.text },
    { title: 'page_f_append', code: 'append', of: (r) => r.append?.text },
    { title: 'page_f_append_days', code: 'append_days', of: (r) => r.append?.days },
    { title: 'page_f_stars', code: 'stars', of: (r) => r.stars },
    { title: 'page_f_grade', code: 'grade', of: (r) => (r.grade && ui === 'zh' ? gradeName[r.grade] : r.grade) },
    { title: 'page_f_date', code: 'date', of: (r) => r.date },
    { title: 'page_f_buyer', code: 'buyer', of: (r) => r.buyer },
    { title: 'page_f_product_name', code: 'product_name', of: (r) => r.product?.name },
    { title: 'page_f_product_id', code: 'product_id', of: (r) => r.product?.id },
    { title: 'page_f_variant', code: 'variant', of: (r) => r.product?.variant },
    { title: 'page_f_order_id', code: 'order_id', of: (r) => r.order?.id },
    { title: 'page_f_price', code: 'price', of: (r) => r.order?.price },
    { title: 'page_f_currency', code: 'currency', of: (r) => r.order?.currency },
    { title: 'page_f_images', code: 'images', of: (r) => r.images },
    { title: 'page_f_helpful', code: 'helpful', of: (r) => r.helpful },
    { title: 'page_f_reply', code: 'reply', of: (r) => r.reply?.text },
  ];
}

/** The file in pieces, for a Blob: a byte-order mark, so that Excel takes it for UTF-8, then one line per review. */
export async function exportCsv(engine: Engine, reviews: readonly Review[], ui: UiLang, pace: Pace, onProgress: (done: number) => void): Promise<string[]> {
  const say = sayIn(ui);
  const all = columns(ui);
  const pieces = [`\ufeff${all.map((column) => csvCell(column.title === '' ? column.code : say(column.title))).join(',')}\r\n`];
  await inBatches(engine, reviews, ui, pace, onProgress, (batch, answers, labels) => {
    pieces.push(batch.map((review, i) => {
      const answer = answers[i];
      const cells = all.map((column) => csvCell(column.of(review, answer ?? null, (code) => labels[code] ?? code)));
      return `${cells.join(',')}\r\n`;
    }).join(''));
  });
  return pieces;
}

/** One line per review: `{"review":...,"assessment":...}`, both as contract.md has them. */
export async function exportNdjson(engine: Engine, reviews: readonly Review[], ui: UiLang, pace: Pace, onProgress: (done: number) => void): Promise<string[]> {
  const pieces: string[] = [];
  await inBatches(engine, reviews, ui, pace, onProgress, (batch, answers) => {
    pieces.push(batch.map((review, i) => `${JSON.stringify({ review, assessment: answers[i] })}\n`).join(''));
  });
  return pieces;
}

async function inBatches(
  engine: Engine, reviews: readonly Review[], ui: UiLang, pace: Pace, onProgress: (done: number) => void,
  write: (batch: readonly Review[], answers: (Assessment | null)[], labels: Record<string, string>) => void,
): Promise<void> {
  for (let at = 0; at < reviews.length; at += batchSize) {
    const batch = reviews.slice(at, at + batchSize);
    const answers = assessments(engine, batch, ui).map((answer) => (isFailure(answer) ? null : answer));
    write(batch, answers, engine.labels(answers.flatMap((a) => (a ? labelledCodes(a) : [])), ui));
    onProgress(Math.min(1, (at + batch.length) / reviews.length));
    await pace();
  }
}
