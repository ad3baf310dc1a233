// Gives the panel what it asks for straight from the engine in this page; there is no reply box to insert into.

import type { UiLang } from '../contract.ts';
import { labelledCodes, type Engine } from '../engine.ts';
import { isFailure } from '../contract.ts';
import type { PanelPort } from '../panel/port.ts';
import { withinLimits } from '../text-limit.ts';

export function pagePort(engine: Engine, ui: UiLang): PanelPort {
  return {
    async draft(review, options) {
      const [result] = engine.draft([{ review: withinLimits(review), options }], ui);
      if (!result) throw new Error('no answer');
      const codes = isFailure(result) ? [] : labelledCodes(result.assessment);
      return { result, labels: engine.labels(codes, ui) };
    },
    async check(request) {
      const [result] = engine.check([request.review ? { ...request, review: withinLimits(request.review) } : request], ui);
      return result ?? { error: 'no answer' };
    },
    copy: copyText,
  };
}

/** Browsers may keep the clipboard from pages that were opened from disk; the old way still works there. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    return;
  } catch {
    const before = document.activeElement;
    const box = document.createElement('textarea');
    box.value = text;
    box.className = 'pg-away';
    document.body.append(box);
    box.select();
    const copied = document.execCommand('copy');
    box.remove();
    if (before instanceof HTMLElement) before.focus();
    if (!copied) throw new Error('the browser refused');
  }
}

export function saveFile(name: string, type: string, pieces: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([...pieces], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers start the download only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
