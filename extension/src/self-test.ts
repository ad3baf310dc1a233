// How well an adapter reads the page it stands on: fields read of fields expected, and whether the site seems to have changed.

import type { Field, Site } from './adapter.ts';
import type { Review } from './contract.ts';

export type FieldCount = { field: Field; read: number; of: number };

/** Fewer reviews prove nothing: a page may happen to show two without a day. */
const leastReviews = 3;

/** For each field that every review of the site shows, how many of these reviews have it. */
export function fieldsRead({ always }: Pick<Site, 'always'>, reviews: readonly Review[]): FieldCount[] {
  return always.map((field) => ({ field, read: reviews.filter((review) => shows(review, field)).length, of: reviews.length }));
}

/** The field that is least read, where most reviews lack it: the site draws it in another way now. */
export function missingField(fields: readonly FieldCount[]): FieldCount | undefined {
  return fields.filter(({ read, of }) => of >= leastReviews && read * 2 < of).toSorted((a, b) => a.read / a.of - b.read / b.of)[0];
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
