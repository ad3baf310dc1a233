// What was wrong in something the seller gave us, and where, so that it can be found and mended.

/** `lost`: this row gave no review. `ignored`: the review is there without this field. */
export type Problem = { file: string; line: number; what: ProblemText; kind: 'lost' | 'ignored' };

/** A message of the interface and its values; said in the seller's language when it is shown. */
export type ProblemText =
  | { key: 'page_badJson' | 'page_badNoText' | 'page_badNotObject' | 'page_badOpenQuote' | 'page_badBytes' }
  | { key: 'page_badStars' | 'page_badGrade' | 'page_badDate' | 'page_badPrice' | 'page_badNumber' | 'page_badType'; field: string; value: string };

/** More problems than this are counted, not listed. */
export const mostProblems = 500;

/** How a value is shown in a problem: short, on one line. */
export function brief(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value) ?? String(value)).replaceAll(/\s+/gu, ' ');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
