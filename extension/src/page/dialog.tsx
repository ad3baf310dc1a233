// A modal dialog: the browser keeps the focus inside, Escape and a click beside it close it, the focus goes back afterwards.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type Props = { label: string; closeLabel: string; wide?: boolean; onClose(): void; children: ComponentChildren };

export function Dialog({ label, closeLabel, wide, onClose, children }: Props) {
  const node = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = node.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-focus-first]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={node} class={wide ? 'hp pg-dialog wide' : 'hp pg-dialog'} aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div class="pg-dialog-body">
        <button type="button" class="hp-button icon pg-dialog-close" aria-label={closeLabel} onClick={onClose}>✕</button>
        {children}
      </div>
    </dialog>
  );
}
