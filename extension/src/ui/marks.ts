// Cuts a text at the ends of quoted stretches, so that each piece can be shown with the marks that lie on it.

export type Span<K> = { start: number; end: number; kind: K };
export type Piece<K> = { text: string; start: number; kinds: K[] };

/**
 * The pieces in order; together they are exactly `text`. Spans may overlap, and may be wrong: what lies outside
 * the text is cut off. Offsets count UTF-16 code units.
 */
export function cutAtMarks<K>(text: string, spans: readonly Span<K>[]): Piece<K>[] {
  const inside = spans
    .map((s) => ({ start: Math.max(0, s.start), end: Math.min(text.length, s.end), kind: s.kind }))
    .filter((s) => s.start < s.end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap((s) => [s.start, s.end])])].toSorted((a, b) => a - b);
  const pieces: Piece<K>[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i] ?? 0;
    const end = cuts[i + 1] ?? 0;
    const kinds = inside.filter((s) => s.start <= start && s.end >= end).map((s) => s.kind);
    pieces.push({ text: text.slice(start, end), start, kinds });
  }
  return pieces;
}
