// Holds the panel in a shadow root of the page: opens it for one review, keeps it off the reply box, gives the focus back.

import { render } from 'preact';
import type { UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { send } from '../messages.ts';
import panelCss from '../panel/panel.css?inline';
import { Panel } from '../panel/panel.tsx';
import type { PanelPort } from '../panel/port.ts';
import controls from '../ui/controls.css?inline';
import tokens from '../ui/tokens.css?inline';
import { copyText } from './copy-text.ts';
import { isCut, withinLimits } from '../text-limit.ts';
import { assessmentOf, type Entry } from './entry.ts';
import { insertText } from './insert.ts';
import frameCss from './panel-host.css?inline';
import { placePanel } from './place.ts';
import { createOwnElement } from './shadow.ts';

export type PanelHost = {
  open(entry: Entry): void;
  close(): void;
  /** Key of the review it shows, or null when closed. */
  current(): string | null;
  /** The page changed: a reply box may have opened, closed or moved. */
  refresh(): void;
};

type Options = {
  ui: UiLang;
  /** The review as it stands on the page now. */
  find(key: string): Entry | undefined;
  /** Goes to the risky review before or after the one shown. */
  step(by: -1 | 1): void;
};

export function createPanelHost({ ui, find, step }: Options): PanelHost {
  let shown: Entry | null = null;
  let port: PanelPort | null = null;
  let boxOpen = false;
  const { host, root } = createOwnElement('div', 'panel', tokens + controls + panelCss + frameCss);
  const frame = document.createElement('div');
  frame.setAttribute('role', 'dialog');
  frame.setAttribute('aria-label', sayIn(ui)('appName'));
  const content = document.createElement('div');
  frame.append(content);
  root.append(frame);

  // Looking for the box goes through the whole page: while nothing but the scroll position changed, it stands where it stood.
  let box: HTMLElement | null = null;
  const lookForBox = () => {
    box = shown ? (find(shown.found.key) ?? shown).found.replyBox() : null;
  };

  const draw = () => {
    if (!shown || !port) return;
    const { found, answer } = shown;
    const assessment = assessmentOf(shown);
    render(
      <Panel
        key={shown.content} ui={ui} review={reviewOf(shown)} port={port} cut={isCut(found.review)} boxOpen={boxOpen}
        labels={answer?.labels ?? {}} onClose={close} onStep={step} {...(assessment ? { assessment } : {})}
      />,
      content,
    );
  };

  const place = () => {
    const { left, top, right, bottom, side } = placePanel(
      { width: innerWidth, height: innerHeight }, box?.getBoundingClientRect() ?? null, dialogOf(box)?.getBoundingClientRect() ?? null,
    );
    frame.className = `hp-frame ${side}`;
    Object.assign(frame.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
  };

  const refresh = () => {
    if (!shown) return;
    lookForBox();
    place();
    if ((box !== null) === boxOpen) return;
    boxOpen = box !== null;
    draw();
  };

  let waiting = 0;
  const refreshSoon = (event: Event) => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      if (event.type === 'scroll' && shown && (!box || box.isConnected)) place();
      else refresh();
    });
  };

  const open = (entry: Entry) => {
    expand(shown, false);
    shown = entry;
    port = portFor(entry, ui, root, find);
    lookForBox();
    boxOpen = box !== null;
    if (!host.isConnected) {
      document.body.append(host);
      for (const type of ['resize', 'scroll', 'focusin']) addEventListener(type, refreshSoon, { capture: true, passive: true });
    }
    place();
    draw();
    expand(entry, true);
    root.querySelector<HTMLElement>('[data-focus-first]')?.focus({ preventScroll: true });
  };

  const close = () => {
    if (!shown) return;
    const entry = find(shown.found.key);
    expand(shown, false);
    shown = null;
    port = null;
    render(null, content);
    host.remove();
    for (const type of ['resize', 'scroll', 'focusin']) removeEventListener(type, refreshSoon, { capture: true });
    entry?.badge?.button.focus({ preventScroll: true });
  };

  frame.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    close();
  });
  // The page's own shortcuts and focus traps must not act on what happens in here.
  for (const type of ['keydown', 'keyup', 'keypress', 'focusin', 'focusout', 'mousedown', 'click', 'paste', 'input']) {
    host.addEventListener(type, (event) => {
      if (!(event instanceof KeyboardEvent && event.altKey)) event.stopPropagation();
    });
  }

  return { open, close, refresh, current: () => shown?.found.key ?? null };
}

// What stands around the box: its buttons must stay free, too.
function dialogOf(box: HTMLElement | null): Element | null {
  return box?.closest('[role="dialog"], [aria-modal="true"], dialog, form') ?? null;
}

function expand(entry: Entry | null, on: boolean): void {
  entry?.badge?.button.setAttribute('aria-expanded', String(on));
}

// The same object for the same entry: the panel asks anew whenever its review changes.
const cutReviews = new WeakMap<Entry, Entry['found']['review']>();
function reviewOf(entry: Entry) {
  let review = cutReviews.get(entry);
  if (!review) {
    review = withinLimits(entry.found.review);
    cutReviews.set(entry, review);
  }
  return review;
}

function portFor(entry: Entry, ui: UiLang, root: ShadowRoot, find: (key: string) => Entry | undefined): PanelPort {
  let inserted = '';
  return {
    draft: (review, options) => send({ type: 'draft', review, options, ui }),
    check: (request) => send({ type: 'check', request, ui }),
    copy: (text) => copyText(text, root),
    insert(text) {
      const result = insertText((find(entry.found.key) ?? entry).found.replyBox(), text, inserted);
      if (result === 'inserted') inserted = text;
      return result;
    },
  };
}
