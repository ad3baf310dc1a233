// What can be read off any page, knowing no marketplace: text with a map back to its nodes, queries, boxes, ratings, dates, keys.

export { TextMap, textOf, type Skip, type TextPiece } from './dom/text-map.ts';
export {
  climb, climbToRow, closestDeep, elementOf, firstOf, isElement, openRoots, parentOf, queryDeep, sameOriginDocuments, saying,
} from './dom/query.ts';
export { boxIn, boxInDialog } from './dom/boxes.ts';
export { isoDate, type DateReading } from './dom/dates.ts';
export { countedStars, gradeIn, starsIn, starsInClass, toFive } from './dom/ratings.ts';
export { numberIn, ownText, squeezed, wordiest } from './dom/words.ts';
export { contentKey } from './dom/key.ts';
