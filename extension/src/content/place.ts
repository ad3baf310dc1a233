// Where the panel goes: beside the page's content, and never over the box in which the seller writes.

export type Box = { left: number; top: number; right: number; bottom: number };
export type Viewport = { width: number; height: number };
export type Side = 'right' | 'left' | 'bottom' | 'top';
export type Place = Box & { side: Side };

const panelWidth = 420;
const narrow = 640;
const gap = 12;
/** A panel lower than this shows nothing useful. */
const leastHeight = 220;

/** `wanted` is the side the seller chose; the reply box may overrule it. All numbers are CSS pixels of the viewport. */
export function placePanel(view: Viewport, replyBox: Box | null, wanted: 'right' | 'left' = 'right'): Place {
  const places = view.width < narrow ? sheets(view, replyBox) : [...columns(view, wanted), ...sheets(view, replyBox)];
  const free = places.find((place) => !replyBox || overlap(place, replyBox) === 0);
  if (free) return free;
  // The box fills the window: cover as little of it as possible.
  return places.reduce((best, place) => (overlap(place, replyBox) < overlap(best, replyBox) ? place : best));
}

function columns(view: Viewport, wanted: 'right' | 'left'): Place[] {
  const right: Place = { side: 'right', left: view.width - panelWidth - gap, right: view.width - gap, top: gap, bottom: view.height - gap };
  const left: Place = { side: 'left', left: gap, right: gap + panelWidth, top: gap, bottom: view.height - gap };
  return wanted === 'right' ? [right, left] : [left, right];
}

// A sheet takes what the box leaves above or below it, and no more than it needs.
function sheets(view: Viewport, box: Box | null): Place[] {
  const width = Math.min(view.width, 720);
  const left = (view.width - width) / 2;
  const most = Math.round(view.height * 0.62);
  const below = box ? view.height - box.bottom - gap : most;
  const above = box ? box.top - gap : most;
  const bottom = (height: number): Place => ({ side: 'bottom', left, right: left + width, top: view.height - height, bottom: view.height });
  const top = (height: number): Place => ({ side: 'top', left, right: left + width, top: 0, bottom: height });
  const places: Place[] = [];
  if (below >= leastHeight) places.push(bottom(Math.min(below, most)));
  if (above >= leastHeight) places.push(top(Math.min(above, most)));
  return places.length > 0 ? places : [bottom(leastHeight), top(leastHeight)];
}

/** The area, in square pixels, that two boxes share. */
export function overlap(a: Box, b: Box | null): number {
  if (!b) return 0;
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
