// The badge beside a review: its risk band as shape, letter and word, and the main cause; a button that opens the panel.

import { isFailure, type Band, type UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { bandShape } from '../ui/band-shape.ts';
import { bandName, sentimentName } from '../ui/labels.ts';
import tokens from '../ui/tokens.css?inline';
import css from './badge.css?inline';
import type { Answer } from './entry.ts';
import { createOwnElement } from './shadow.ts';

export type Badge = { host: HTMLElement; button: HTMLButtonElement };

const svgSpace = 'http://www.w3.org/2000/svg';

export function createBadge(answer: Answer, ui: UiLang, ground: Ground, open: () => void): Badge {
  const say = sayIn(ui);
  const { host, root } = createOwnElement('span', 'badge', tokens + css);
  host.style.colorScheme = ground;
  const button = document.createElement('button');
  button.type = 'button';
  button.lang = ui === 'zh' ? 'zh-CN' : 'en';
  button.setAttribute('aria-expanded', 'false');
  const words = document.createElement('span');
  words.className = 'words';
  if (isFailure(answer.result)) {
    button.className = 'hp-badge low';
    words.textContent = say('badgeFailed');
    button.title = answer.result.error;
    button.append(words);
  } else {
    const { risk, causes, sentiment, unsure } = answer.result;
    const primary = causes[0];
    const cause = primary ? (answer.labels[primary.code] ?? primary.code) : say(sentimentName[sentiment.label]);
    const doubt = unsure ? ` · ${say('unsureShort')}` : '';
    button.className = `hp-badge ${risk.band}`;
    words.textContent = `${say(bandName[risk.band])} · ${cause}${doubt}`;
    const heard = document.createElement('span');
    heard.className = 'heard';
    heard.textContent = say('badgeMore', risk.score);
    button.append(shape(risk.band), words, heard);
  }
  // The page must not take the click for one on its own row.
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    event.preventDefault();
    open();
  });
  for (const type of ['mousedown', 'pointerdown', 'mouseup', 'pointerup', 'dblclick', 'keydown']) {
    button.addEventListener(type, (event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Enter' || event.key === ' ') event.stopPropagation();
    });
  }
  root.append(button);
  return { host, button };
}

export type Ground = 'light' | 'dark';

/**
 * Badges lie on the page, so they go by the page's own ground and not by what the seller's system prefers. Makes the browser
 * work out styles: ask once for many badges, before any is put in.
 */
export function pageGround(): Ground {
  for (const element of [document.body, document.documentElement]) {
    const [r = 0, g = 0, b = 0, alpha = 1] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/gu) ?? []).map(Number);
    if (alpha > 0.5 && (r + g + b > 0 || alpha === 1)) return 0.299 * r + 0.587 * g + 0.114 * b < 110 ? 'dark' : 'light';
  }
  return 'light';
}

function shape(band: Band): SVGElement {
  const { path, letter, letterY, letterSize, filled } = bandShape[band];
  const svg = document.createElementNS(svgSpace, 'svg');
  const set = (element: Element, attributes: Record<string, string>) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  };
  set(svg, { width: '15', height: '15', viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  const outline = document.createElementNS(svgSpace, 'path');
  set(outline, { d: path, fill: filled ? 'currentColor' : 'none', stroke: 'currentColor', 'stroke-width': '1.4', 'stroke-linejoin': 'round' });
  const text = document.createElementNS(svgSpace, 'text');
  set(text, {
    x: '8', y: String(letterY), 'text-anchor': 'middle', 'font-size': String(letterSize), 'font-weight': '700', 'font-family': 'system-ui, sans-serif',
    fill: filled ? `var(--hp-${band}-wash)` : 'currentColor',
  });
  text.textContent = letter;
  svg.append(outline, text);
  return svg;
}
