// The demo shop's console: filters, paging or infinite scroll, polling that redraws rows, replies kept in memory.
//
// Address: ?mode=scroll  ?count=1000  ?size=20  ?rerender=1|replace|recycle  ?every=2000 (ms)  ?turns=20  ?editor=rich

import { products, shopName } from './catalog.js';
import { el } from './el.js';
import { distinctSeeds, makeReviews } from './generate.js';
import { openReplyBox } from './reply-box.js';
import { createRow, fillRow, gradeName } from './rows.js';

const query = new URLSearchParams(location.search);
const number = (name, fallback, most) => {
  const value = Number.parseInt(query.get(name) ?? '', 10);
  return Number.isFinite(value) && value > 0 ? Math.min(value, most) : fallback;
};
const scrolling = query.get('mode') === 'scroll';
const size = number('size', 20, 200);
const rerender = query.get('rerender');
const arrivals = rerender ? 12 : 0;
const made = makeReviews(number('count', distinctSeeds, 1000) + arrivals, new Date());

const state = {
  waiting: made.slice(0, arrivals), reviews: made.slice(arrivals), sent: [],
  grade: '全部', product: '', unanswered: false, pictures: false, append: false, words: '',
  page: 1, shown: size, rich: query.get('editor') === 'rich',
};
let closeReply = null;

const list = el('ul', { class: 'review-list', 'aria-label': '评价列表' });
const total = el('p', { class: 'total', role: 'status' });
const paging = el('nav', { class: 'paging', 'aria-label': '分页' });
const more = el('p', { class: 'more' });
const main = el('main', { id: 'main' });

function matching() {
  const words = state.words.trim();
  return state.reviews.filter((r) => (state.grade === '全部' || gradeName(r.stars) === state.grade)
    && (state.product === '' || r.product === state.product)
    && (!state.unanswered || !r.reply) && (!state.pictures || r.images > 0) && (!state.append || r.append)
    && (words === '' || r.text.includes(words) || r.orderId.includes(words)));
}

function visible(found) {
  if (scrolling) return found.slice(0, state.shown);
  const pages = Math.max(1, Math.ceil(found.length / size));
  state.page = Math.min(state.page, pages);
  return found.slice((state.page - 1) * size, state.page * size);
}

/** `how`: reuse keeps the rows of reviews still shown; recycle pours reviews into the rows as they stand; replace makes all anew. */
function draw(how = 'reuse') {
  const found = matching();
  const wanted = visible(found);
  const old = [...list.children].filter((row) => row.review);
  const byId = new Map(old.map((row) => [row.review.id, row]));
  const rows = wanted.map((review, i) => {
    const row = (how === 'recycle' ? old[i] : how === 'reuse' ? byId.get(review.id) : undefined) ?? createRow(reply);
    fillRow(row, review);
    return row;
  });
  if (how === 'replace') list.replaceChildren(...rows);
  else {
    const kept = new Set(rows);
    for (const row of old) if (!kept.has(row)) row.remove();
    rows.forEach((row, i) => { if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null); });
  }
  total.textContent = `共 ${found.length} 条评价，待回复 ${found.filter((r) => !r.reply).length} 条`;
  drawPaging(found.length);
  if (scrolling) more.textContent = found.length === 0 ? '' : wanted.length < found.length ? '加载中…' : '没有更多了';
  if (wanted.length > 0) list.querySelector(':scope > .nothing')?.remove();
  else list.replaceChildren(el('li', { class: 'nothing' }, '没有符合条件的评价'));
}

function drawPaging(found) {
  if (scrolling) return;
  const pages = Math.max(1, Math.ceil(found / size));
  const near = Array.from({ length: pages }, (_, i) => i + 1)
    .filter((p) => p === 1 || p === pages || Math.abs(p - state.page) <= 2);
  const to = (page, label, disabled = false) => el('button', {
    type: 'button', disabled, 'aria-current': page === state.page && label === String(page) ? 'page' : undefined,
    onclick: () => { state.page = page; draw(); scrollTo({ top: 0 }); },
  }, label);
  paging.replaceChildren(to(state.page - 1, '上一页', state.page === 1),
    ...near.map((p) => to(p, String(p))), to(state.page + 1, '下一页', state.page === pages));
}

function reply(review) {
  closeReply = openReplyBox(review, {
    rich: state.rich,
    onSend: (text) => {
      review.reply = { text, date: new Date() };
      state.sent.unshift({ review, text });
      draw();
    },
  });
}

function change(part) {
  Object.assign(state, part, { page: 1, shown: size });
  draw();
  if (scrolling) loadMore();
}

function filters() {
  const grades = ['全部', '好评', '中评', '差评'].map((grade) => el('button', {
    type: 'button', 'aria-pressed': String(state.grade === grade),
    onclick: (event) => {
      for (const b of event.currentTarget.parentElement.children) b.setAttribute('aria-pressed', String(b === event.currentTarget));
      change({ grade });
    },
  }, grade));
  const tick = (key, label) => el('label', {}, el('input', { type: 'checkbox', onchange: (e) => change({ [key]: e.target.checked }) }), label);
  return el('div', { class: 'filters' },
    el('div', { class: 'grades', role: 'group', 'aria-label': '评价等级' }, grades),
    el('select', { 'aria-label': '商品', onchange: (e) => change({ product: e.target.value }) },
      el('option', { value: '' }, '全部商品'), Object.entries(products).map(([key, p]) => el('option', { value: key }, p.name))),
    tick('unanswered', '待回复'), tick('pictures', '有图'), tick('append', '有追评'),
    el('input', { type: 'search', placeholder: '评价内容 / 订单号', 'aria-label': '搜索评价内容或订单号', oninput: (e) => change({ words: e.target.value }) }),
    el('label', { class: 'editor' }, el('input', { type: 'checkbox', checked: state.rich, onchange: (e) => { state.rich = e.target.checked; } }), '富文本回复框'));
}

const views = {
  '#/reviews': () => {
    main.replaceChildren(el('h1', {}, '评价管理'), filters(), total,
      el('div', { class: 'columns', 'aria-hidden': 'true' }, el('span', {}, '商品信息'), el('span', {}, '评价内容'), el('span', {}, '买家'), el('span', {}, '操作')),
      list, scrolling ? more : paging);
    draw();
  },
  '#/sent': () => main.replaceChildren(el('h1', {}, '回复记录'),
    state.sent.length === 0 ? el('p', { class: 'nothing' }, '本次打开还没有发送过回复。') : el('ol', { class: 'sent' },
      state.sent.map(({ review, text }) => el('li', {}, el('p', { class: 'sent-text' }, text), el('p', { class: 'sent-to' }, `回复 ${review.buyer}：${review.text.slice(0, 40)}`))))),
  '#/about': () => main.replaceChildren(el('h1', {}, '关于这个演示'),
    el('p', {}, '这是回评自带的演示后台，店铺、商品、买家和评价都是虚构的。页面不联网，回复只留在内存里，刷新即消失。'),
    el('ul', { class: 'plain' }, [
      ['?mode=scroll&count=1000', '无限滚动，一千条评价'], ['?rerender=1', '每两秒来一条新评价，列表交替重建或原地复用'],
      ['?editor=rich', '用富文本框回复'],
    ].map(([address, what]) => el('li', {}, el('a', { href: address }, address), ` ${what}`)))),
};
const menu = [['#/reviews', '评价管理'], ['#/sent', '回复记录'], ['#/about', '关于演示']];
const menuNode = el('nav', { class: 'menu', 'aria-label': '主菜单' }, menu.map(([hash, name]) => el('a', { href: hash }, name)));

function route() {
  const hash = views[location.hash] ? location.hash : '#/reviews';
  closeReply?.();
  closeReply = null;
  for (const link of menuNode.children) {
    if (link.getAttribute('href') === hash) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  views[hash]();
}

document.querySelector('#app').replaceChildren(
  el('header', { class: 'top' }, el('strong', {}, shopName), el('span', {}, '商家后台'), el('span', { class: 'demo-mark' }, '演示数据')),
  menuNode, main);
addEventListener('hashchange', route);
route();

let loading = false;
// The delay stands for the shop's server. Called again after each batch, as the foot of the list may still be in view.
function loadMore() {
  if (loading || !more.isConnected || state.shown >= matching().length) return;
  if (more.getBoundingClientRect().top > innerHeight + 200) return;
  loading = true;
  setTimeout(() => { loading = false; state.shown += size; draw(); loadMore(); }, 120);
}
if (scrolling) {
  for (const event of ['scroll', 'resize', 'hashchange']) addEventListener(event, loadMore, { passive: true });
  loadMore();
}

if (rerender) {
  let turn = 0;
  const turns = number('turns', Infinity, Infinity);
  const redraw = setInterval(() => {
    const next = state.waiting.pop();
    if (next) state.reviews.unshift(next);
    turn++;
    draw(rerender === 'replace' || rerender === 'recycle' ? rerender : turn % 2 === 1 ? 'replace' : 'recycle');
    if (turn >= turns) clearInterval(redraw);
  }, number('every', 2000, 60_000));
}
