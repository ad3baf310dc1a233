// The JSON that crosses every boundary, as TypeScript types: reviews in; assessments, plans, drafts, findings and promises out.

export const causeCodes = [
  'product.quality', 'product.damaged', 'product.malfunction', 'product.performance', 'product.freshness',
  'product.used', 'product.missing_part', 'product.counterfeit', 'product.not_as_described', 'product.hard_to_use',
  'product.below_expectation', 'product.safety', 'product.packaging',
  'logistics.slow', 'logistics.lost', 'logistics.misdelivered', 'logistics.courier_attitude',
  'service.late_shipment', 'service.wrong_item', 'service.attitude', 'service.no_response', 'service.after_sales',
  'service.broken_promise', 'service.installation',
  'price.too_high', 'price.cheaper_elsewhere', 'price.dropped',
  'buyer.changed_mind', 'buyer.mistake', 'buyer.no_reason', 'culture.mismatch', 'brand.distrust',
  'malicious.extortion', 'malicious.competitor', 'malicious.professional', 'other',
] as const;
export type CauseCode = (typeof causeCodes)[number];

export const flagCodes = [
  'star_text_mismatch', 'append_turned_negative', 'sarcasm', 'safety_hazard', 'legal_threat', 'personal_data',
  'abusive_language', 'advertising', 'duplicate_text', 'off_topic', 'churn', 'dissuades_others', 'default_text',
] as const;
export type FlagCode = (typeof flagCodes)[number];

export type Facet = 'transport' | 'logistics' | 'packaging' | 'performance' | 'design' | 'craft' | 'quality'
  | 'after_sales' | 'price' | 'service' | 'relationship' | 'convenience' | 'brand';
export type Stage = 'browse' | 'purchase' | 'dispatch' | 'delivery' | 'after_sales' | 'care';
export type PriorContact = 'not_mentioned' | 'not_contacted' | 'contacted_unresolved' | 'contacted_resolved';
export type RemedyAsked = 'refund' | 'return' | 'exchange' | 'resend' | 'repair' | 'compensation' | 'explanation'
  | 'apology' | 'invoice' | 'price_difference';
export type Responsible = 'seller' | 'courier' | 'buyer' | 'shared' | 'third_party' | 'unknown';
export type SentimentLabel = 'negative' | 'neutral' | 'positive' | 'empty';
export type Grade = 'bad' | 'neutral' | 'good';

export const bands = ['low', 'medium', 'high', 'critical'] as const;
export type Band = (typeof bands)[number];

/** The language of everything written for the seller. */
export type UiLang = 'zh' | 'en';
/** A language a draft can be written in. */
export type DraftLang = 'zh' | 'en';

/** One buyer review. Only `text` is required; an absent field means "unknown", never a default. */
export type Review = {
  id?: string;
  platform?: string;
  text: string;
  append?: { text: string; days?: number };
  stars?: number;
  grade?: Grade;
  /** ISO 8601 with offset where the page shows one. */
  date?: string;
  buyer?: string;
  product?: { id?: string; name?: string; variant?: string };
  /** Money is a decimal string, never a number. */
  order?: { id?: string; price?: string; currency?: string; signed_at?: string };
  images?: number;
  helpful?: number;
  reply?: { text: string; date?: string };
  lang?: string;
};

/** A stretch of one of the review's texts; offsets count UTF-16 code units, `end` is exclusive. */
export type Quote = { field: 'text' | 'append'; start: number; end: number; text: string };

export type Cause = { code: CauseCode; confidence: number; quotes: Quote[]; label?: string };
export type Flag = { code: FlagCode; quotes?: Quote[]; label?: string };
export type Signal = { code: string; quotes?: Quote[]; label?: string };
export type RiskReason = { code: string; points: number; text: string; quotes?: Quote[] };

export type Assessment = {
  id?: string;
  lang: string;
  sentiment: { label: SentimentLabel; score: number; confidence: number };
  /** The first is the primary cause. */
  causes: Cause[];
  responsible: Responsible;
  flags: Flag[];
  facets: Facet[];
  stage?: Stage;
  prior_contact: PriorContact;
  remedy_asked: RemedyAsked[];
  signals: Signal[];
  severity: 0 | 1 | 2 | 3;
  influence: number;
  value_tier: 'regular' | 'high';
  risk: { score: number; band: Band; reasons: RiskReason[] };
  unsure: boolean;
};

export type PlanStep = {
  channel: 'chat' | 'phone' | 'public_reply' | 'report';
  from?: string;
  until?: string;
  why: string;
};
export type Plan = {
  id?: string;
  public_reply: {
    advice: 'contact_first' | 'reply_now' | 'no_reply';
    reason: string;
    platform_fact?: string;
  };
  steps: PlanStep[];
  remedies: { code: string; limit?: string; why: string; label?: string }[];
  respond_by?: string;
  recoverable: 'likely' | 'possible' | 'unlikely';
  reasons: string[];
};

export type Channel = 'public_reply' | 'private_message' | 'call_script' | 'follow_up' | 'thank_you_card';
export type Tone = 'formal' | 'warm' | 'brief' | 'personal';
export type ScriptStep = { say: string; branch?: { if: string; go: number }[] };

export type Draft = {
  channel: Channel;
  tone: Tone;
  lang: DraftLang;
  /** Absent for a call script, which has `steps`. */
  text?: string;
  steps?: ScriptStep[];
  /** What not to say on the phone; only for a call script. */
  dont?: string[];
  /** Length and the platform's limit count code points; no limit known: absent. */
  length: number;
  limit?: number;
  slots?: Record<string, string>;
  findings: Finding[];
  /** Name of the shop's own template that it was written from. */
  template?: string;
  counterexample?: { text: string; why: string };
};

export type Severity = 'block' | 'warn' | 'advise';
export type Finding = {
  rule: string;
  severity: Severity;
  start: number;
  end: number;
  quote: string;
  message: string;
  /** What to write instead. */
  advice?: string;
  source: string;
  /** `replace` is the stretch of the checked text that `text` takes the place of. */
  fix?: { text: string; replace: [number, number] };
};

export type OpenPromise = {
  id?: string;
  case?: string;
  what: string;
  text: string;
  amount?: string | null;
  made_at?: string;
  due?: string;
  state: 'open' | 'kept' | 'broken' | 'cancelled';
};

/** What the shop told us about itself: it limits and signs the drafts. */
export type Shop = {
  name?: string;
  signature?: string;
  greeting?: string;
  forbidden?: string[];
  /** A remedy may be kept to some causes and to orders of some price. */
  remedies?: { code: string; max?: string; causes?: CauseCode[]; from_price?: string; to_price?: string }[];
  templates?: OwnTemplate[];
  /** Opening hours, "9:00-21:00". */
  hours?: string;
  tone?: Tone;
  high_price?: string;
};

/** A text of the shop's own with {variables}; without `causes` it serves any. */
export type OwnTemplate = { name: string; text: string; channel?: Channel; occasion?: string; causes?: CauseCode[]; lang?: DraftLang };

export type DraftOptions = {
  tone?: Tone;
  lang?: DraftLang;
  channels?: Channel[];
  variant?: number;
  /** ISO 8601 time the plan counts from: the engine has no clock. */
  now?: string;
  /** Earlier replies on this product, so that the new one differs. */
  recent?: string[];
};
export type DraftRequest = { review: Review; shop?: Shop; options?: DraftOptions };
export type DraftAnswer = { assessment: Assessment; plan: Plan; drafts: Draft[] };

export type CheckRequest = {
  id?: string;
  text: string;
  channel: Channel;
  platform?: string;
  lang?: DraftLang;
  review?: Review;
  shop?: Shop;
  /** Earlier replies, for the copy-paste rule. */
  recent?: string[];
  context?: CheckContext;
};
/** What is known of a contact; absent means unknown, and rules about it are silent. */
export type CheckContext = {
  /** Local time of the contact, ISO 8601. */
  at?: string;
  contacts_today?: number;
  /** Contacts in the whole case. */
  contacts?: number;
  buyer_refused?: boolean;
  answers_buyer?: boolean;
  recorded?: boolean;
  automatic?: boolean;
  source?: string;
  ai_draft?: string;
};
export type CheckAnswer = { id?: string; findings: Finding[] };

export type PromisesRequest = { id?: string; text: string; at?: string };
export type PromisesAnswer = { id?: string; promises: OpenPromise[] };

export type Explanation = {
  code: string;
  kind: string;
  label: string;
  meaning: string;
  source?: string;
  examples: string[];
};

/** What stands in the place of an answer when its element was wrong. */
export type Failure = { error: string; line?: number };
export type Outcome<T> = T | Failure;

export function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && typeof (value as Failure).error === 'string';
}

/** A draft's answer with what to call each code that occurs in it, in the seller's language. */
export type Drafted = { result: Outcome<DraftAnswer>; labels: Record<string, string> };
