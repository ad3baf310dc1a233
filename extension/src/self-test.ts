// How well an adapter reads the page it stands on: fields read of fields expected, and the report a seller can copy.

import type { Field, Site } from './adapter.ts';
import type { Review } from './contract.ts';

export type FieldCount = { field: Field; read: number };

/** Numbers and our own names only: nothing that a page could write into it. */
export type SelfTest = {
  fields: FieldCount[];
  /** Fields that the adapter expects everywhere and most reviews here lack: the site draws them anew. */
  missing: Field[];
};

/** Fewer reviews prove nothing: a page may happen to show two without a day. */
const leastReviews = 3;

export function selfTest({ always }: Pick<Site, 'always'>, reviews: readonly Review[]): SelfTest {
  const fields = always.map((field) => ({ field, read: reviews.filter((review) => shows(review, field)).length }));
  const isMissing = (read: number): boolean => reviews.length >= leastReviews && read * 2 < reviews.length;
  return { fields, missing: fields.flatMap(({ field, read }) => (isMissing(read) ? [field] : [])) };
}

function shows({ id, stars, grade, date, buyer, product, order }: Review, field: Field): boolean {
  switch (field) {
    case 'id': return id !== undefined;
    case 'stars': return stars !== undefined;
    case 'grade': return grade !== undefined;
    case 'date': return date !== undefined;
    case 'buyer': return buyer !== undefined;
    case 'product': return product !== undefined;
    case 'order': return order?.id !== undefined;
  }
}
