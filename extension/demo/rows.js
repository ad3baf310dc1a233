// One row of the review list: made once, filled with any review, and able to change owner like a recycled row does.

import { products } from './catalog.js';
import { el } from './el.js';

/** `onReply` is called with the review that the row shows at that moment. */
export function createRow(onReply) {
  const row = el('li', { class: 'review-row' },
    el('div', { class: 'goods' },
      el('span', { class: 'goods-picture', 'aria-hidden': 'true' }),
      el('div', { class: 'goods-facts' },
        el('a', { class: 'goods-name', href: '#/reviews' }), el('span', { class: 'goods-variant' }),
        el('span', { class: 'goods-price' }), el('span', { class: 'goods-order' }))),
    el('div', { class: 'said' },
      el('div', { class: 'said-head' },
        el('span', { class: 'stars', role: 'img' }), el('span', { class: 'grade' }), el('time', { class: 'said-time' }),
        el('span', { class: 'helpful' })),
      el('p', { class: 'said-text' }), el('div', { class: 'pictures' }), el('div', { class: 'said-more' })),
    el('div', { class: 'buyer' }, el('span', { class: 'buyer-name' }), el('span', { class: 'buyer-level' })),
    el('div', { class: 'actions' },
      el('button', { type: 'button', class: 'reply-button', onclick: () => onReply(row.review) })));
  return row;
}

/** Writes a review into a row, in place: text nodes that stay are given new text, as a recycling list would. */
export function fillRow(row, review) {
  row.review = review;
  row.dataset.reviewId = review.id;
  const product = products[review.product];
  const find = (name) => row.querySelector(`.${name}`);
  find('goods-picture').style.setProperty('--hue', String(product.hue));
  setText(find('goods-picture'), product.mark);
  setText(find('goods-name'), review.name);
  setText(find('goods-variant'), `规格：${review.variant} × ${review.quantity}`);
  setText(find('goods-price'), `¥${review.price}`);
  setText(find('goods-order'), `订单号 ${review.orderId}`);

  const stars = find('stars');
  stars.setAttribute('aria-label', `${review.stars} 星（满分 5 星）`);
  setText(stars, '★'.repeat(review.stars) + '☆'.repeat(5 - review.stars));
  stars.dataset.score = String(review.stars);
  setText(find('grade'), gradeName(review.stars));
  find('grade').dataset.grade = String(review.stars);
  find('said-time').setAttribute('datetime', review.date.toISOString());
  setText(find('said-time'), localTime(review.date));
  setText(find('helpful'), review.helpful > 0 ? `${review.helpful} 人觉得有用` : '');
  setText(find('said-text'), review.text);
  find('pictures').replaceChildren(...pictures(review.images, product.hue, product.mark));

  const more = [];
  if (review.append) {
    const after = review.append.days === 0 ? '当天追评' : `${review.append.days} 天后追评`;
    more.push(el('div', { class: 'append' }, el('span', { class: 'append-label' }, after),
      el('p', { class: 'append-text' }, review.append.text),
      el('div', { class: 'pictures' }, pictures(review.append.images, product.hue, product.mark))));
  }
  if (review.reply) {
    more.push(el('div', { class: 'shop-reply' }, el('span', { class: 'shop-reply-label' }, '商家回复'),
      el('p', { class: 'shop-reply-text' }, review.reply.text)));
  }
  find('said-more').replaceChildren(...more);

  setText(find('buyer-name'), review.buyer);
  setText(find('buyer-level'), review.level);
  const button = find('reply-button');
  setText(button, review.reply ? '已回复' : '回复');
  button.disabled = Boolean(review.reply);
  button.setAttribute('aria-label', `${review.reply ? '已回复' : '回复'} ${review.buyer} 的评价`);
}

export function gradeName(stars) {
  return stars >= 4 ? '好评' : stars === 3 ? '中评' : '差评';
}

function setText(node, text) {
  const first = node.firstChild;
  if (first && node.childNodes.length === 1 && first.nodeType === Node.TEXT_NODE) {
    if (first.data !== text) first.data = text;
  } else node.replaceChildren(text);
}

function pictures(count, hue, mark) {
  return Array.from({ length: Math.min(count, 6) }, (_, i) => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><rect width="60" height="60" fill="hsl(${hue + i * 11} 30% ${84 - i * 4}%)"/><circle cx="${16 + i * 5}" cy="22" r="9" fill="hsl(${hue} 35% 70%)"/><path d="M0 60 L22 ${30 + i} L38 46 L48 38 L60 52 V60Z" fill="hsl(${hue} 28% 55%)"/></svg>`;
    return el('img', { class: 'picture', width: 60, height: 60, alt: `买家晒图 ${i + 1}：${mark}`, src: `data:image/svg+xml,${encodeURIComponent(drawing)}` });
  });
}

function localTime(date) {
  const two = (n) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
