// Shows a risk band: its shape, its letter and its name in the band's colour.

import type { Band } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import type { UiLang } from '../contract.ts';
import { bandShape } from './band-shape.ts';
import { bandName } from './labels.ts';

export function BandMark(props: { band: Band; ui: UiLang; score?: number; nameless?: boolean }) {
  const shape = bandShape[props.band];
  const name = sayIn(props.ui)(bandName[props.band]);
  return (
    <span class={`hp-band hp-${props.band}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={shape.path} fill={shape.filled ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />
        <text
          x="8" y={shape.letterY} text-anchor="middle" font-size={shape.letterSize} font-weight="700" font-family="system-ui, sans-serif"
          fill={shape.filled ? 'var(--hp-card)' : 'currentColor'}
        >
          {shape.letter}
        </text>
      </svg>
      {props.nameless ? null : <span>{name}</span>}
      {props.score === undefined ? null : <span>{props.score}</span>}
    </span>
  );
}
