// The review as the buyer wrote it, with the words marked that the engine's answer rests on.

import type { Assessment, Quote, Review, UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { cutAtMarks, type Span } from '../ui/marks.ts';
import { readableDay } from '../ui/time.ts';

const shownLength = 4000;

type Props = { ui: UiLang; review: Review; assessment?: Assessment; labels: Record<string, string> };

export function ReviewText({ ui, review, assessment, labels }: Props) {
  const say = sayIn(ui);
  const facts = [
    review.stars === undefined ? null : say('stars', review.stars),
    review.buyer, review.date ? readableDay(review.date, ui) : null,
    review.product?.name, review.product?.variant,
    review.order?.price ? `${review.order.price} ${review.order.currency ?? ''}`.trim() : null,
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '');
  return (
    <div class="hp-review">
      {facts.length > 0 ? <p class="hp-soft hp-facts">{facts.map((fact, i) => [i > 0 ? ' · ' : null, <bdi key={fact}>{fact}</bdi>])}</p> : null}
      <Marked ui={ui} text={review.text} spans={spansOf(assessment, 'text')} labels={labels} />
      {review.append ? (
        <>
          <h2 class="hp-soft">
            {review.append.days === undefined ? say('append') : say('appendAfter', review.append.days)}
          </h2>
          <Marked ui={ui} text={review.append.text} spans={spansOf(assessment, 'append')} labels={labels} />
        </>
      ) : null}
      {review.reply ? (
        <>
          <h2 class="hp-soft">{say('earlierReply')}</h2>
          <p class="hp-words hp-soft" dir="auto">{review.reply.text.slice(0, shownLength)}</p>
        </>
      ) : null}
    </div>
  );
}

type MarkedProps = { ui: UiLang; text: string; spans: Span<string>[]; labels: Record<string, string> };

function Marked({ ui, text, spans, labels }: MarkedProps) {
  const shown = text.slice(0, shownLength);
  const hidden = text.length - shown.length;
  return (
    <p class="hp-words" dir="auto" tabIndex={text.length > 300 ? 0 : undefined}>
      {cutAtMarks(shown, spans).map((piece) => piece.kinds.length === 0 ? piece.text : (
        <mark key={piece.start} title={[...new Set(piece.kinds)].map((code) => labels[code] ?? code).join(', ')}>{piece.text}</mark>
      ))}
      {hidden > 0 ? <span class="hp-soft"> {sayIn(ui)('moreText', hidden)}</span> : null}
    </p>
  );
}

/** Every quote of the assessment that lies in the field, each under the code it speaks for. */
export function spansOf(assessment: Assessment | undefined, field: Quote['field']): Span<string>[] {
  if (!assessment) return [];
  const marks: { code: string; quotes?: Quote[] }[] = [...assessment.causes, ...assessment.flags, ...assessment.signals];
  return marks.flatMap(({ code, quotes }) => (quotes ?? [])
    .filter((quote) => quote.field === field)
    .map((quote) => ({ start: quote.start, end: quote.end, kind: code })));
}
