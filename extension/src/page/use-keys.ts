// The keys that work anywhere on the page, except where a key already means something: in a field, a list of choices, a dialog.

import { useEffect, useRef } from 'preact/hooks';

export type KeyActions = {
  search?(): void;
  help?(): void;
  move?(by: 1 | -1): void;
  risky?(by: 1 | -1): void;
  open?(): void;
  back?(): void;
};

/** `single`: whether keys without Alt count; the seller may turn them off. */
export function useKeys(single: boolean, actions: KeyActions): void {
  const now = useRef(actions);
  now.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const act = actionOf(event, now.current, single);
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [single]);
}

function actionOf(event: KeyboardEvent, actions: KeyActions, single: boolean): (() => void) | undefined {
  const { risky, move, search, help, open, back } = actions;
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.altKey) {
    if (event.code === 'KeyJ') return risky && (() => risky(1));
    return event.code === 'KeyK' ? risky && (() => risky(-1)) : undefined;
  }
  if (event.key === 'Escape') return back;
  // Elsewhere Enter presses the button that has the focus.
  if (event.key === 'Enter' && event.target === document.body) return open;
  if (!single || isField(event.target)) return undefined;
  if (event.key === 'j') return move && (() => move(1));
  if (event.key === 'k') return move && (() => move(-1));
  if (event.key === '/') return search;
  return event.key === '?' ? help : undefined;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'));
}
