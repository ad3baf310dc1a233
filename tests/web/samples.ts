// Makes assessments, answers and drafts for the tests.

import type { Assessment, Band, Draft, DraftAnswer, Finding, Quote } from '../../extension/src/contract.ts';

export function quote(text: string, words: string): Quote {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
  return { field: 'text', start, end: start + words.length, text: words };
}

export function assessment({ band = 'high', quotes = [], id }: { band?: Band; quotes?: Quote[]; id?: string } = {}): Assessment {
  return {
    ...(id === undefined ? {} : { id }), lang: 'zh', sentiment: { label: 'negative', score: -0.9, confidence: 0.9 },
    causes: [{ code: 'product.malfunction', confidence: 0.9, quotes }], responsible: 'seller', flags: [], facets: [],
    prior_contact: 'not_mentioned', remedy_asked: [], signals: [], severity: 2, influence: 0.5, value_tier: 'regular',
    risk: { score: 70, band, reasons: [{ code: 'stars', points: 15, text: '只给了 1 星' }] }, unsure: false,
  };
}

export const blocking: Finding = {
  rule: 'incentive-for-review-change', severity: 'block', start: 3, end: 7, quote: '改好评后', message: '补偿不能和改评价挂钩。', source: '第九条',
  fix: { text: '', replace: [3, 7] },
};

export function draft(change: Partial<Draft> = {}): Draft {
  return { channel: 'public_reply', tone: 'formal', lang: 'zh', text: '您好,改好评后给您退款。', length: 12, limit: 500, findings: [blocking], ...change };
}

export function draftAnswer(drafts: Draft[], quotes: Quote[] = []): DraftAnswer {
  return {
    assessment: assessment({ quotes }), drafts,
    plan: {
      public_reply: { advice: 'contact_first', reason: '只能回复一次。' }, steps: [{ channel: 'chat', why: '买家在线。' }],
      remedies: [{ code: 'exchange', why: '最对症。' }], recoverable: 'likely', reasons: [],
    },
  };
}
