// The state of the reply box: which drafts there are, which one is shown, what the seller made of it, what the guard says.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isFailure, type Channel, type Draft, type DraftAnswer, type Finding, type Review, type Tone, type UiLang } from '../contract.ts';
import { isoWithOffset } from '../ui/time.ts';
import type { PanelPort } from './port.ts';

/** How long after the last key the guard looks at the text again. */
const checkDelay = 150;

export type Drafts = {
  answer: DraftAnswer | null;
  labels: Record<string, string>;
  error: string | null;
  channel: Channel;
  tone: Tone;
  channels: Channel[];
  tones: Tone[];
  draft: Draft | undefined;
  text: string;
  findings: Finding[];
  choose(change: { channel?: Channel; tone?: Tone }): void;
  edit(text: string): void;
  another(): void;
  /** What the guard says about the text as it stands now: asks when the last key was too recent. */
  verify(): Promise<Finding[]>;
};

/** Give the component that calls this a `key` per review: the state belongs to one review. */
export function useDrafts(port: PanelPort, review: Review, ui: UiLang): Drafts {
  const [variant, setVariant] = useState(0);
  const [reply, setReply] = useState<{ answer: DraftAnswer; labels: Record<string, string> } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [channel, setChannel] = useState<Channel>('public_reply');
  const [tone, setTone] = useState<Tone>('formal');
  const [edits, setEdits] = useState<Record<string, string>>({});
  const [found, setFound] = useState<{ text: string; findings: Finding[] } | null>(null);

  const fail = (reason: unknown) => setError(reason instanceof Error ? reason.message : String(reason));

  useEffect(() => {
    let current = true;
    port.draft(review, { variant, now: isoWithOffset(new Date()) }).then(({ result, labels }) => {
      if (!current) return;
      if (isFailure(result)) {
        setError(result.error);
        return;
      }
      setError(null);
      setEdits({});
      setReply({ answer: result, labels });
    }).catch((reason: unknown) => {
      if (current) fail(reason);
    });
    return () => {
      current = false;
    };
  }, [port, review, ui, variant]);

  const drafts = reply?.answer.drafts ?? [];
  const ofChannel = drafts.filter((d) => d.channel === channel);
  const draft = ofChannel.find((d) => d.tone === tone) ?? ofChannel[0];
  const key = draft ? `${draft.channel} ${draft.tone}` : '';
  const written = draft?.text ?? '';
  const text = edits[key] ?? written;

  const asked = useRef(0);
  const check = async (): Promise<Finding[]> => {
    if (!draft || draft.steps) return [];
    const turn = ++asked.current;
    const result = await port.check({
      text, channel: draft.channel, lang: draft.lang, review, ...(review.platform ? { platform: review.platform } : {}),
    });
    if (isFailure(result)) throw new Error(result.error);
    // A later text was asked about meanwhile: this answer is about words that are gone.
    if (turn === asked.current) setFound({ text, findings: result.findings });
    return result.findings;
  };

  useEffect(() => {
    if (text === written) return;
    const wait = setTimeout(() => check().catch(fail), checkDelay);
    return () => clearTimeout(wait);
  }, [port, review, draft, text, written]);

  const seen = text !== written && found ? found : { text: written, findings: draft?.findings ?? [] };
  const findings = useMemo(() => findingsStillIn(text, seen), [text, seen.text, seen.findings]);

  return {
    answer: reply?.answer ?? null,
    labels: reply?.labels ?? {},
    error, channel, tone, draft, text, findings,
    channels: [...new Set(drafts.map((d) => d.channel))],
    tones: [...new Set(ofChannel.map((d) => d.tone))],
    choose(change) {
      if (change.channel) setChannel(change.channel);
      if (change.tone) setTone(change.tone);
    },
    edit: (value) => setEdits((before) => ({ ...before, [key]: value })),
    another: () => setVariant((v) => v + 1),
    verify: async () => (seen.text === text ? seen.findings : check()),
  };
}

/** While the guard has not yet seen the newest text: what it said before, as far as the words are still in their place. */
export function findingsStillIn(text: string, seen: { text: string; findings: Finding[] }): Finding[] {
  if (seen.text === text) return seen.findings;
  return seen.findings.filter((f) => text.slice(f.start, f.end) === seen.text.slice(f.start, f.end));
}

/** The text after a finding's fix. */
export function applyFix(text: string, finding: Finding): string {
  if (!finding.fix) return text;
  const [start, end] = finding.fix.replace;
  return text.slice(0, start) + finding.fix.text + text.slice(end);
}
