// Turns a file's bytes into text: byte-order marks, UTF-8 with or without damage, UTF-16, and GB18030 as Chinese exports use it.

import type { Pace } from '../pace.ts';

export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

/** `broken`: how many stretches of bytes had to be replaced by U+FFFD. Line ends are `\n`; there is no byte-order mark. */
export type Decoded = { text: string; encoding: Encoding; broken: number };

const slice = 1 << 21;
const sampleLength = 1 << 19;

export async function decode(bytes: Uint8Array, pace: Pace, chosen?: Encoding): Promise<Decoded> {
  const encoding = chosen ?? guessEncoding(bytes);
  const decoder = new TextDecoder(encoding);
  let text = '';
  let broken = 0;
  for (let at = 0; at < bytes.length; at += slice) {
    const part = decoder.decode(bytes.subarray(at, at + slice), { stream: at + slice < bytes.length });
    broken += countReplaced(part);
    text += part;
    await pace();
  }
  // Joined first: a carriage return may be the last of one slice and its line feed the first of the next.
  return { text: text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text, encoding, broken };
}

/** Damaged UTF-8 must not be taken for GB18030, which gives some meaning to almost any bytes: count the damage first. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const text = new TextDecoder('utf-8').decode(sampleOf(bytes), { stream: true });
  const bad = countReplaced(text);
  if (bad === 0) return unmarkedUtf16(bytes) ?? 'utf-8';
  let good = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f && text.charCodeAt(i) !== 0xfffd) good++;
  return good >= bad * 4 ? 'utf-8' : 'gb18030';
}

// A file may begin with a long stretch of plain ASCII; the sample starts where that ends.
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  return first < 0 ? bytes.subarray(0, sampleLength) : bytes.subarray(first, first + sampleLength);
}

function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 512) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > length / 8 && even === 0) return 'utf-16le';
  if (even > length / 8 && odd === 0) return 'utf-16be';
  return null;
}

function countReplaced(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}
