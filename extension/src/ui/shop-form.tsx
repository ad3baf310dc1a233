// The shop's own settings: how drafts greet and sign, which words are forbidden, and how far each remedy may go.

import { useState } from 'preact/hooks';
import type { Shop, UiLang } from '../contract.ts';
import { sayIn } from '../i18n/index.ts';
import { isMoney, readShop } from '../store/settings.ts';
import { allowable, remedyName } from './labels.ts';

type Props = { ui: UiLang; shop: Shop; onSave(shop: Shop): Promise<void> };

/** What stands in the fields: text, before it is understood. */
type Fields = { name: string; signature: string; greeting: string; highPrice: string; forbidden: string; remedies: Record<string, string | null> };

export function ShopForm({ ui, shop, onSave }: Props) {
  const say = sayIn(ui);
  const [fields, setFields] = useState(() => fieldsOf(shop));
  const [saved, setSaved] = useState(false);
  const set = (change: Partial<Fields>) => {
    setSaved(false);
    setFields((before) => ({ ...before, ...change }));
  };
  const amounts = [fields.highPrice, ...Object.values(fields.remedies).map((max) => max ?? '')];
  const wrong = amounts.some((amount) => !isAmount(amount));
  const submit = (event: Event) => {
    event.preventDefault();
    if (!wrong) onSave(shopOf(fields)).then(() => setSaved(true), () => setSaved(false));
  };
  const text = (key: 'name' | 'signature' | 'greeting', label: string, hint?: string) => (
    <label class="hp-field">
      <span>{label}</span>
      <input class="hp-input" value={fields[key]} maxLength={60} onInput={(event) => set({ [key]: event.currentTarget.value })} />
      {hint ? <small>{hint}</small> : null}
    </label>
  );
  return (
    <form class="hp-form" onSubmit={submit}>
      {text('name', say('shopName'))}
      {text('greeting', say('shopGreeting'), say('shopGreetingHint'))}
      {text('signature', say('shopSignature'))}
      <label class="hp-field">
        <span>{say('shopForbidden')}</span>
        <textarea class="hp-input" rows={2} value={fields.forbidden} onInput={(event) => set({ forbidden: event.currentTarget.value })} />
        <small>{say('shopForbiddenHint')}</small>
      </label>
      <label class="hp-field">
        <span>{say('shopHighPrice')}</span>
        <input
          class="hp-input hp-amount" inputMode="decimal" value={fields.highPrice} aria-invalid={!isAmount(fields.highPrice)}
          onInput={(event) => set({ highPrice: event.currentTarget.value })}
        />
        <small>{say('shopHighPriceHint')}</small>
      </label>
      <fieldset>
        <legend>{say('shopRemedies')}</legend>
        <p class="hp-soft">{say('shopRemediesHint')}</p>
        <ul class="hp-remedy-list">
          {allowable.map(({ code, money }) => {
            const max = fields.remedies[code] ?? null;
            const key = remedyName(code);
            const name = key ? say(key) : code;
            return (
              <li key={code}>
                <label class="hp-toggle">
                  <input
                    type="checkbox" checked={max !== null}
                    onChange={(event) => set({ remedies: { ...fields.remedies, [code]: event.currentTarget.checked ? '' : null } })}
                  />
                  <span>{name}</span>
                </label>
                {max === null || !money ? null : (
                  <input
                    class="hp-input hp-amount" inputMode="decimal" value={max} placeholder={say('shopNoLimit')}
                    aria-label={say('shopMax', name)} aria-invalid={!isAmount(max)}
                    onInput={(event) => set({ remedies: { ...fields.remedies, [code]: event.currentTarget.value } })}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </fieldset>
      {wrong ? <p class="hp-note bad" role="alert">{say('shopWrongAmount')}</p> : null}
      <div class="hp-form-actions">
        <button type="submit" class="hp-button primary" disabled={wrong}>{say('save')}</button>
        <span role="status" class="hp-good">{saved ? say('saved') : ''}</span>
      </div>
    </form>
  );
}

function isAmount(text: string): boolean {
  return text.trim() === '' || isMoney(text.trim());
}

function fieldsOf(shop: Shop): Fields {
  return {
    name: shop.name ?? '', signature: shop.signature ?? '', greeting: shop.greeting ?? '', highPrice: shop.high_price ?? '',
    forbidden: (shop.forbidden ?? []).join('\n'),
    remedies: Object.fromEntries((shop.remedies ?? []).map(({ code, max }) => [code, max ?? ''])),
  };
}

function shopOf(fields: Fields): Shop {
  const remedies = Object.entries(fields.remedies).flatMap(([code, max]) => {
    if (max === null) return [];
    return [max.trim() === '' ? { code } : { code, max: max.trim() }];
  });
  return readShop({
    name: fields.name, signature: fields.signature, greeting: fields.greeting, high_price: fields.highPrice,
    forbidden: fields.forbidden.split(/[\n,，、;；]/u), remedies,
  });
}
