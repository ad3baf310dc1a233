// What can be read off any page, knowing no marketplace: text with a map back to its nodes, queries, ratings, dates.

export { TextMap, textOf, type TextPiece } from './dom/text-map.ts';
