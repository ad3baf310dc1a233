// A sentiment lexicon of 5,000 words as a peer would have it: the words that speak most for one label in rows that are not measured.

/** Words with their points, by log-odds over the rows; `cut` splits a text into words. */
export function learnLexicon(rows, cut, size = 5000) {
  const counts = new Map();
  const totals = { pos: 0, neg: 0 };
  for (const { label, text } of rows) {
    if (!(label in totals)) continue;
    for (const word of new Set(cut(text))) {
      const one = counts.get(word) ?? { pos: 0, neg: 0 };
      one[label]++;
      totals[label]++;
      counts.set(word, one);
    }
  }
  const scored = [...counts].filter(([, c]) => c.pos + c.neg >= 5)
    .map(([word, c]) => [word, Math.log((c.pos + 1) / (totals.pos + 2)) - Math.log((c.neg + 1) / (totals.neg + 2))]);
  return new Map(scored.toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, size));
}

const negations = new Set(['不', '没', '没有', '不是', '别', '未', '无']);

/** The sum of a text's words, turned round behind a negation. */
export function score(words, lexicon) {
  let sum = 0;
  let turn = 1;
  for (const word of words) {
    sum += turn * (lexicon.get(word) ?? 0);
    turn = negations.has(word) ? -1 : 1;
  }
  return sum;
}
