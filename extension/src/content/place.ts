// Where the panel goes: beside the page's content, and never over the box in which the seller writes.

export type Box = { left: number; top: number; right: number; bottom: number };
export type Viewport = { width: number; height: number };
export type Side = 'right' | 'left' | 'bottom' | 'top';
export type Place = Box & { side: Side };

const panelWidth = 420;
const leastWidth = 320;
const narrow = 640;
const gap = 12;
/** A panel lower than this shows nothing useful. */
const leastHeight = 220;

/**
 * Keeps off the whole dialog with the reply box where that is possible, and else off the box alone. `wanted` is the side the
 * seller chose; the box may overrule it. All numbers are CSS pixels of the viewport.
 */
export function placePanel(view: Viewport, replyBox: Box | null, dialog: Box | null = null, wanted: 'right' | 'left' = 'right'): Place {
  const around = dialog ?? replyBox;
  for (const avoid of around === replyBox ? [replyBox] : [around, replyBox]) {
    const free = placesBeside(view, avoid, wanted).find((place) => overlap(place, avoid) === 0);
    if (free) return free;
  }
  // The box fills the window: cover as little of it as possible.
  return placesBeside(view, replyBox, wanted).reduce((best, place) => (overlap(place, replyBox) < overlap(best, replyBox) ? place : best));
}

function placesBeside(view: Viewport, avoid: Box | null, wanted: 'right' | 'left'): Place[] {
  return view.width < narrow ? sheets(view, avoid) : [...columns(view, avoid, wanted), ...sheets(view, avoid)];
}

// As wide as what the box leaves at that side, within limits.
function columns(view: Viewport, box: Box | null, wanted: 'right' | 'left'): Place[] {
  const width = (room: number) => Math.min(panelWidth, Math.max(leastWidth, room - 2 * gap));
  const right = width(box ? view.width - box.right : view.width);
  const left = width(box ? box.left : view.width);
  const edges = { top: gap, bottom: view.height - gap };
  const places: Place[] = [
    { side: 'right', left: view.width - right - gap, right: view.width - gap, ...edges },
    { side: 'left', left: gap, right: gap + left, ...edges },
  ];
  return wanted === 'right' ? places : places.toReversed();
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
