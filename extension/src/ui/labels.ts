// The names that the interface itself gives to the contract's closed lists; causes, flags and rules are named by the engine.

import type { Band, Channel, Plan, PlanStep, SentimentLabel, Severity, Tone } from '../contract.ts';
import type { MessageKey } from '../i18n/index.ts';

export const bandName: Record<Band, MessageKey> = {
  low: 'bandLow', medium: 'bandMedium', high: 'bandHigh', critical: 'bandCritical',
};
export const channelName: Record<Channel, MessageKey> = {
  public_reply: 'channelPublicReply', private_message: 'channelPrivateMessage', call_script: 'channelCallScript',
  follow_up: 'channelFollowUp', thank_you_card: 'channelThankYouCard',
};
export const toneName: Record<Tone, MessageKey> = {
  formal: 'toneFormal', warm: 'toneWarm', brief: 'toneBrief', personal: 'tonePersonal',
};
export const severityName: Record<Severity, MessageKey> = {
  block: 'severityBlock', warn: 'severityWarn', advise: 'severityAdvise',
};
export const stepName: Record<PlanStep['channel'], MessageKey> = {
  chat: 'stepChat', phone: 'stepPhone', public_reply: 'stepPublicReply', report: 'stepReport',
};
export const adviceName: Record<Plan['public_reply']['advice'], MessageKey> = {
  contact_first: 'adviceContactFirst', reply_now: 'adviceReplyNow', no_reply: 'adviceNoReply',
};
export const recoverableName: Record<Plan['recoverable'], MessageKey> = {
  likely: 'recoverableLikely', possible: 'recoverablePossible', unlikely: 'recoverableUnlikely',
};
export const sentimentName: Record<SentimentLabel, MessageKey> = {
  negative: 'sentimentNegative', neutral: 'sentimentNeutral', positive: 'sentimentPositive', empty: 'sentimentEmpty',
};

const remedyNames: Record<string, MessageKey> = {
  explain: 'remedyExplain', guide: 'remedyGuide', check: 'remedyCheck', callback: 'remedyCallback', retrain: 'remedyRetrain',
  fix_listing: 'remedyFixListing', trace: 'remedyTrace', safety_stop: 'remedySafetyStop', proof: 'remedyProof',
  invoice: 'remedyInvoice', installer: 'remedyInstaller', fulfil: 'remedyFulfil', replace_part: 'remedyReplacePart',
  resend: 'remedyResend', exchange: 'remedyExchange', repair: 'remedyRepair', return: 'remedyReturn', refund: 'remedyRefund',
  refund_only: 'remedyRefundOnly', partial_refund: 'remedyPartialRefund', price_difference: 'remedyPriceDifference',
  coupon: 'remedyCoupon', free_shipping: 'remedyFreeShipping', gift: 'remedyGift',
};

/** The remedies that a shop must allow before a draft may offer them, and whether they have a price. */
export const allowable: readonly { code: string; money: boolean }[] = [
  ...['refund_only', 'partial_refund', 'price_difference', 'free_shipping', 'coupon', 'refund'].map((code) => ({ code, money: true })),
  ...['replace_part', 'resend', 'exchange', 'repair', 'gift'].map((code) => ({ code, money: false })),
];

/** The message for a remedy, or null for one that the interface has no word for yet: show its code then. */
export function remedyName(code: string): MessageKey | null {
  return remedyNames[code] ?? null;
}
