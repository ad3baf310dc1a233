// Reviews that a page tells search engines in JSON-LD: they name words of the page as a review's, and know its stars.

export type ToldReview = { text: string; stars?: number; date?: string; buyer?: string };

const mostReviews = 200;

/** All schema.org reviews of the page's JSON-LD blocks. Broken blocks are passed over. */
export function toldReviews(root: Document | ShadowRoot | Element): ToldReview[] {
  const found: ToldReview[] = [];
  for (const script of root.querySelectorAll('script[type="application/ld+json"]')) {
    let value: unknown;
    try {
      value = JSON.parse(script.textContent ?? '');
    } catch {
      continue;
    }
    collect(value, found);
  }
  return found;
}

function collect(top: unknown, found: ToldReview[]): void {
  const left: unknown[] = [top];
  for (let visited = 0; left.length > 0 && visited < 20_000 && found.length < mostReviews; visited++) {
    const value = left.pop();
    if (Array.isArray(value)) {
      // Pushed backwards, so that the first comes off first.
      for (let i = value.length - 1; i >= 0; i--) left.push(value[i]);
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    const node = value as Record<string, unknown>;
    if ([node['@type']].flat().some((type) => type === 'Review' || type === 'UserReview')) {
      const text = decoded(words(node['reviewBody']) ?? words(node['description']) ?? '');
      const stars = starsOf(node['reviewRating']);
      const date = words(node['datePublished'])?.slice(0, 10);
      const buyer = words(node['author']) ?? words((node['author'] as Record<string, unknown> | undefined)?.['name']);
      if (text !== '') found.push({ text, ...(stars === undefined ? {} : { stars }), ...(date ? { date } : {}), ...(buyer ? { buyer } : {}) });
      continue;
    }
    for (const inner of Object.values(node).toReversed()) if (typeof inner === 'object') left.push(inner);
  }
}

function starsOf(rating: unknown): number | undefined {
  const node = [rating].flat()[0] as Record<string, unknown> | undefined;
  const value = Number(String(node?.['ratingValue'] ?? '').replace(',', '.'));
  const best = Number(node?.['bestRating'] ?? 5) || 5;
  return value > 0 && value <= best ? Math.round((value * 50) / best) / 10 : undefined;
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Some shops escape their HTML twice. */
function decoded(text: string): string {
  return text.replaceAll(/<[^>]{1,60}>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Letters and digits only, for comparing what is told with what is shown. */
export function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, '');
}
