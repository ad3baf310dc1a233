// Tests the panel: what it shows, that the guard's fixes work, that blocked words hold a text back, that hostile text stays text.

import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Finding, Review } from '../../extension/src/contract.ts';
import { Panel, type PanelProps } from '../../extension/src/panel/panel.tsx';
import type { PanelPort } from '../../extension/src/panel/port.ts';
import { applyFix, findingsStillIn } from '../../extension/src/panel/use-drafts.ts';
import { blocking, draft, draftAnswer, quote } from './samples.ts';

const review: Review = { id: '1', text: '用两天就坏了,<b onclick=x>再见</b>', stars: 1, buyer: 'w**' };
let root: HTMLElement;
let copied: string[];
let port: PanelPort & { check: ReturnType<typeof vi.fn> };

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  root = document.getElementById('root') as HTMLElement;
  copied = [];
  port = {
    draft: async () => ({
      result: draftAnswer([draft(), draft({ tone: 'warm', text: '亲,马上给您换。', findings: [] }), draft({ channel: 'private_message', text: '在吗', findings: [] })], [quote(review.text, '两天就坏了')]),
      labels: { 'product.malfunction': '坏了,不能用' },
    }),
    check: vi.fn(async (request: { text: string }) => ({ findings: request.text.includes('改好评后') ? [blocking] : ([] as Finding[]) })),
    copy: async (text: string) => {
      copied.push(text);
    },
  } as typeof port;
});
afterEach(() => render(null, root));

async function show(props: Partial<PanelProps> = {}): Promise<void> {
  render(<Panel ui="zh" review={review} port={port} {...props} />, root);
  await vi.waitFor(() => expect(root.querySelector('textarea')).not.toBeNull());
}

const button = (text: string) => [...root.querySelectorAll('button')].find((b) => b.textContent?.includes(text));
const box = () => root.querySelector('textarea') as HTMLTextAreaElement;

test('the quoted words are marked, and markup in a review is shown as text', async () => {
  await show();
  expect([...root.querySelectorAll('mark')].map((m) => m.textContent)).toEqual(['两天就坏了']);
  expect(root.querySelector('.hp-words')?.textContent).toBe(review.text);
  expect(root.querySelector('.hp-words b')).toBeNull();
  expect(root.textContent).toContain('坏了,不能用');
  expect(root.textContent).toContain('只给了 1 星');
});

test('a text with a blocked finding is not copied until the fix is pressed', async () => {
  await show();
  expect(button('复制')?.disabled).toBe(true);
  button('删除这些字')?.click();
  await vi.waitFor(() => expect(box().value).toBe('您好,给您退款。'));
  await vi.waitFor(() => expect(button('复制')?.disabled).toBe(false));
  button('复制')?.click();
  await vi.waitFor(() => expect(copied).toEqual(['您好,给您退款。']));
  await vi.waitFor(() => expect(root.textContent).toContain('已复制'));
  expect(port.check).toHaveBeenLastCalledWith(expect.objectContaining({ text: '您好,给您退款。', channel: 'public_reply', review }));
});

test('the seller may use a blocked text all the same, but has to say so, and again after each change', async () => {
  await show();
  button('仍然使用')?.click();
  await vi.waitFor(() => expect(button('复制')?.disabled).toBe(false));
  box().value += '!';
  box().dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(button('复制')?.disabled).toBe(true));
});

test('what was typed stays when another channel is looked at', async () => {
  await show();
  box().value = '自己写的';
  box().dispatchEvent(new Event('input', { bubbles: true }));
  button('私信')?.click();
  await vi.waitFor(() => expect(box().value).toBe('在吗'));
  button('公开回复')?.click();
  await vi.waitFor(() => expect(box().value).toBe('自己写的'));
});

test('inserting is offered only while the page has the box open', async () => {
  const insert = vi.fn(() => 'inserted' as const);
  port.insert = insert;
  await show({ boxOpen: false });
  expect(button('填入回复框')).toBeUndefined();
  await show({ boxOpen: true });
  button('亲切')?.click();
  await vi.waitFor(() => expect(button('填入回复框')?.disabled).toBe(false));
  button('填入回复框')?.click();
  await vi.waitFor(() => expect(insert).toHaveBeenCalledWith('亲,马上给您换。'));
});

test('an engine that fails is said, not hidden', async () => {
  port.draft = async () => ({ result: { error: 'text: a string is needed' }, labels: {} });
  render(<Panel ui="en" review={review} port={port} />, root);
  await vi.waitFor(() => expect(root.querySelector('[role="alert"]')?.textContent).toContain('text: a string is needed'));
});

test('a fix replaces its own stretch', () => {
  expect(applyFix('您好,改好评后给您退款。', blocking)).toBe('您好,给您退款。');
  expect(applyFix('abc', { ...blocking, fix: { text: 'X', replace: [1, 2] } })).toBe('aXc');
});

test('while the guard has not answered, findings stay where their words still stand', () => {
  const seen = { text: '您好,改好评后退款', findings: [blocking] };
  expect(findingsStillIn('您好,改好评后退款!', seen)).toEqual([blocking]);
  expect(findingsStillIn('您好呀,改好评后退款', seen)).toEqual([]);
});
