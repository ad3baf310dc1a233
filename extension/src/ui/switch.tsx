// A row of choices of which one holds: tabs or a tone switch, moved through with the arrow keys.

type Props<T extends string> = {
  kind: 'tabs' | 'radio';
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange(value: T): void;
};

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function Switch<T extends string>({ kind, label, value, options, onChange }: Props<T>) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
    const at = options.findIndex((o) => o.value === value);
    const next = (at + step + options.length) % options.length;
    const option = options[next];
    if (!option) return;
    event.preventDefault();
    onChange(option.value);
    const button = event.currentTarget.children[next];
    if (button instanceof HTMLElement) button.focus();
  };
  const tabs = kind === 'tabs';
  return (
    <div class="hp-switch" role={tabs ? 'tablist' : 'radiogroup'} aria-label={label} onKeyDown={onKeyDown}>
      {options.map((option) => {
        const chosen = option.value === value;
        return (
          <button
            key={option.value} type="button" role={tabs ? 'tab' : 'radio'} tabIndex={chosen ? 0 : -1}
            {...(tabs ? { 'aria-selected': chosen } : { 'aria-checked': chosen })}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </button>
        );
      })}
    </div>
  );
}
