// Turns the written reviews into as many distinct ones as asked for, the same ones every time.

import { products } from './catalog.js';
import { hostile, written } from './reviews.js';

const buyers = ['木**', 't**8', '晚**风', '小**妈', '李**', 'j**y', '南**橘', '阿**宽', '匿名买家', '云**1', '陈**生', '糖**', 'z**n', '大**王', '半**糖', '周**'];
const levels = ['普通会员', '银牌会员', '金牌会员', '超级会员'];
const thanks = [
  '谢谢您的认可，用得顺手是我们最高兴的事，有任何问题随时联系客服。',
  '感谢晒图，拍得真好看。祝您用得开心，欢迎常来。',
  '收到您的好评了，谢谢支持，后续使用有疑问都可以找我们。',
];

/** The number of distinct reviews is at most `count`; the first `distinctSeeds` hold one of every written review. */
export function makeReviews(count, now) {
  const random = seeded(20261122);
  const seen = new Set();
  const reviews = [];
  const take = (seed, first) => {
    for (let attempt = 0; attempt < 12; attempt++) {
      const text = wording(seed[2], first && attempt === 0 ? () => 0 : random);
      const repeatable = /^(系统默认好评|此用户没有填写评价。)$/.test(text);
      if (seen.has(text) && !repeatable) continue;
      if (repeatable && seen.has(text) && random() > 0.5) return;
      seen.add(text);
      reviews.push(review(seed, text, reviews.length, random, now));
      return;
    }
  };
  const firstRound = shuffled([...written, ...hostile], random);
  for (const seed of firstRound) if (reviews.length < count) take(seed, true);
  // A round that adds nothing means that every wording is used up.
  for (let before = -1; reviews.length < count && before !== reviews.length;) {
    before = reviews.length;
    for (const seed of shuffled(written, random)) if (reviews.length < count) take(seed, false);
  }
  return reviews;
}

export const distinctSeeds = written.length + hostile.length;

/** Chooses one wording at each `{a|b}`; `random` gives numbers from 0 up to 1. */
export function wording(template, random) {
  return template.replace(/\{([^{}]*)\}/g, (whole, choices) => {
    const list = choices.split('|');
    return list.length === 1 ? whole : list[Math.floor(random() * list.length)];
  });
}

function review([key, stars, , extra], text, index, random, now) {
  const product = products[key];
  const hoursAgo = 1 + index * 3 + Math.floor(random() * 3);
  const date = new Date(now.getTime() - hoursAgo * 3_600_000);
  const quantity = random() < 0.12 ? 2 : 1;
  const made = {
    id: `R${String(90_000_000 + index * 37)}`,
    product: key,
    name: product.name,
    variant: pick(product.variants, random),
    price: (Number(product.price) * quantity).toFixed(2),
    quantity,
    orderId: `26${String(3_318_840_017_500_000 + index * 7_919_003)}`,
    buyer: pick(buyers, random),
    level: pick(levels, random),
    date,
    stars,
    text,
    images: extra.images ?? 0,
    helpful: extra.helpful ?? 0,
  };
  if (extra.append) {
    const [days, said] = extra.append;
    made.append = { days, text: wording(said, random), images: random() < 0.3 ? 1 : 0 };
  }
  if (stars >= 4 && !extra.append && random() < 0.4) {
    made.reply = { text: pick(thanks, random), date: new Date(date.getTime() + 5 * 3_600_000) };
  }
  return made;
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}

function shuffled(list, random) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

// mulberry32, a public-domain generator: the demo must show the same reviews at every visit.
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
