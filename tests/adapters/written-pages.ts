// Review pages written for the tests: every way of showing stars we could think of, in every layout, in eight languages.

export type Written = { text: string; stars: number; date: string; iso: string; buyer: string };

const days: readonly (readonly [string, string])[] = [['2026-03-01', '1'], ['2026-03-12', '12'], ['2026-03-23', '23'], ['2026-03-04', '4'], ['2026-03-15', '15']];
const starsInOrder = [5, 2, 4, 1, 3];

function written(dates: (day: string, iso: string) => string, buyers: string, texts: readonly string[]): Written[] {
  const names = buyers.split(', ');
  return texts.map((text, i) => {
    const [iso, day] = days[i] ?? ['2026-03-01', '1'];
    return { text, stars: starsInOrder[i] ?? 5, date: dates(day, iso), iso, buyer: names[i] ?? 'X' };
  });
}

export const reviewsIn: Readonly<Record<string, { heading: string; ratingText(stars: number): string; reviews: Written[] }>> = {
  en: {
    heading: 'Customer reviews', ratingText: (n) => `Rated ${n} out of 5 stars`,
    reviews: written((day) => `March ${day}, 2026`, 'Anna K., Bob, C. Jones, dora77, Emil', [
      'Does what it says, and the battery lasts the whole week.', 'Broke on the second day. The hinge just snapped off.',
      'Nice colour, a bit smaller than in the picture.', 'Never arrived and nobody answers my messages!', 'It is okay for the price.']),
  },
  zh: {
    heading: '商品评价', ratingText: (n) => `评分：${n}星`,
    reviews: written((_, iso) => iso, '张**, 李**, w***8, 阿***, 小**7', [
      '质量很好，物流也快，会回购。', '用了两天就坏了，客服一直不回复', '颜色和图片有一点差别，整体满意', '假货！要求退款', '一般般吧']),
  },
  de: {
    heading: 'Kundenbewertungen', ratingText: (n) => `${n} von 5 Sternen`,
    reviews: written((day) => `${day}. März 2026`, 'Anke, Bernd S., Claudia, D. Meier, Egon', [
      'Sehr gute Verarbeitung, schnelle Lieferung.', 'Nach einer Woche kaputt, leider keine Antwort vom Händler.', 'Passt gut, nur die Farbe ist dunkler.', 'Ware kam beschädigt an.', 'Geht so.']),
  },
  es: {
    heading: 'Opiniones de clientes', ratingText: (n) => `Calificación ${n} de 5`,
    reviews: written((day) => `${day} de marzo de 2026`, 'Ana, Beto, Carla M., Diego, Elena', [
      'Muy buena calidad, llegó antes de lo previsto.', 'Se rompió el primer día y no responden.', 'Bonito, aunque algo pequeño.', 'No es lo que pedí.', 'Cumple, sin más.']),
  },
  fr: {
    heading: 'Avis clients', ratingText: (n) => `Note : ${n} sur 5 étoiles`,
    reviews: written((day) => `${day} mars 2026`, 'Alice, Benoît, Chloé, D. Petit, Émile', [
      'Très bon produit, livraison rapide et soignée.', 'Cassé au bout de deux jours, vendeur injoignable.', 'Joli mais un peu plus petit que prévu.', 'Jamais reçu ma commande !', 'Moyen pour le prix.']),
  },
  ja: {
    heading: 'カスタマーレビュー', ratingText: (n) => `5つ星のうち${n}.0`,
    reviews: written((_, iso) => iso.replace(/(\d+)-0?(\d+)-0?(\d+)/, '$1年$2月$3日'), 'あおい, ベン, 千夏, だいき, えみ', [
      '思ったより軽くて使いやすいです。', '二日で壊れました。返信もありません。', '色が写真と少し違いますが満足です。', '届きませんでした。', '普通です。']),
  },
  pt: {
    heading: 'Avaliações dos clientes', ratingText: (n) => `Avaliação ${n} de 5`,
    reviews: written((day) => `${day} de março de 2026`, 'Ana, Bruno, Carla, D. Souza, Edu', [
      'Ótimo produto, chegou rápido e bem embalado.', 'Quebrou no segundo dia, ninguém responde.', 'Bonito, mas a cor é mais escura.', 'Não recebi o produto.', 'Razoável.']),
  },
  ru: {
    heading: 'Отзывы покупателей', ratingText: (n) => `Оценка ${n} из 5`,
    reviews: written((day) => `${day} марта 2026`, 'Анна, Борис, Вера, Глеб, Дина', [
      'Отличное качество, доставили быстро.', 'Сломалось на второй день, продавец молчит.', 'Цвет немного темнее, чем на фото.', 'Товар не пришёл.', 'Нормально за свои деньги.']),
  },
};

const five = [1, 2, 3, 4, 5];
const each = (stars: number, full: string, rest: string): string => five.map((i) => (i <= stars ? full : rest)).join('');

/** How a page can show stars; `said` is the rating in the page's language. */
export const starStyles: Readonly<Record<string, (stars: number, said: string) => string>> = {
  'words': (_, said) => `<span>${said}</span>`,
  'aria-label': (_, said) => `<div role="img" aria-label="${said}"><svg></svg><svg></svg><svg></svg><svg></svg><svg></svg></div>`,
  'alt': (_, said) => `<img src="s.png" alt="${said}">`,
  'title': (_, said) => `<span class="rate-it" title="${said}"><i></i><i></i></span>`,
  'screen reader words': (_, said) => `<span class="stars"><i aria-hidden="true" class="icon"></i><span class="sr-only">${said}</span></span>`,
  'glyphs': (n) => `<span>${'★'.repeat(n)}${'☆'.repeat(5 - n)}</span>`,
  'only full glyphs': (n) => `<p class="marks">${'⭐'.repeat(n)}</p>`,
  'fraction': (n) => `<b class="rating">${n}/5</b>`,
  'a number in a rating badge': (n) => `<span class="rating-badge">${n}.0</span>`,
  'class starN': (n) => `<div class="comment-star star${n}"></div>`,
  'class stars-N0': (n) => `<i class="stars-${n}0"></i>`,
  'class rating--N': (n) => `<span class="rating rating--${n}"></span>`,
  'class icons': (n) => `<span class="star-rating">${each(n, '<i class="fa fa-star checked"></i>', '<i class="fa fa-star"></i>')}</span>`,
  'outline icons': (n) => `<div>${each(n, '<i class="icon-star"></i>', '<i class="icon-star-o"></i>')}</div>`,
  'svg fills': (n) => `<div class="Stars_x1">${each(n, '<svg fill="#ffb400"><path d="M1 1z"/></svg>', '<svg fill="#e0e0e0"><path d="M1 1z"/></svg>')}</div>`,
  'svg use': (n) => `<span>${each(n, '<svg><use href="#star-full"></use></svg>', '<svg><use href="#star-empty"></use></svg>')}</span>`,
  'test ids': (n) => `<div>${each(n, '<svg data-testid="icon-star_filled"></svg>', '<svg data-testid="icon-star"></svg>')}</div>`,
  'pictures': (n) => `<div>${each(n, '<img src="/i/star-on.gif">', '<img src="/i/star-off.gif">')}</div>`,
  'only full icons': (n) => `<div class="stars--box--q1">${'<span class="icon icon-starfilled"><svg></svg></span>'.repeat(n)}</div>`,
  'width of a strip': (n) => `<div class="star-base"><div class="star-fill" style="width: ${n * 20}%"></div></div>`,
  'width over glyphs': (n) => `<div class="stars-outer"><span class="stars-inner" style="width:${n * 20}%"></span></div>`,
  'custom property': (n) => `<div class="s" style="--rating: ${n}.0;"></div>`,
  'data-rating': (n) => `<div class="r" data-rating="${n}"></div>`,
  'data-score on a script widget': (n) => `<div class="raty" data-score="${n}"><input type="hidden" name="score" value="${n}"></div>`,
  'meter': (n) => `<meter min="0" max="5" value="${n}"></meter>`,
  'custom element': (n) => `<kat-star-rating value="${n}"></kat-star-rating>`,
  'microdata': (n) => `<span itemprop="reviewRating"><meta itemprop="ratingValue" content="${n}"></span>`,
};

type Layout = (reviews: readonly Written[], star: (review: Written) => string, heading: string) => string;

/** How a page can lay reviews out. */
export const layouts: Readonly<Record<string, Layout>> = {
  'cards with names': (reviews, star, heading) => `<section class="reviews"><h2>${heading}</h2>${reviews.map((r) =>
    `<div class="review-card"><div class="head"><span class="author">${r.buyer}</span>${star(r)}<span class="date">${r.date}</span></div><p class="review-text">${r.text}</p><button>Helpful (2)</button><a href="#">Report</a></div>`).join('')}</section>`,
  'list without classes': (reviews, star, heading) => `<div><h3>${heading}</h3><ul>${reviews.map((r) =>
    `<li>${star(r)}<p>${r.text}</p><small>${r.buyer}, ${r.date}</small></li>`).join('')}</ul></div>`,
  'hashed classes': (reviews, star, heading) => `<div class="q2b7Oq"><div class="x9K">${heading}</div><div class="InK5kS">${reviews.map((r) =>
    `<div class="shopee-review sc-a1 bXyz9"><a class="InK5 kS" href="/u/1">${r.buyer}</a><div class="rr1">${star(r)}</div><div class="XYk98l">${r.date}</div><div class="YNedDV">${r.text}</div></div>`).join('')}</div></div>`,
  'table': (reviews, star, heading) => `<table><caption>${heading}</caption><thead><tr><th>Rating</th><th>Review</th><th>Buyer</th><th>Date</th></tr></thead><tbody>${reviews.map((r) =>
    `<tr><td>${star(r)}</td><td>${r.text}</td><td>${r.buyer}</td><td>${r.date}</td></tr>`).join('')}</tbody></table>`,
  'paragraphs and a read-more link': (reviews, star, heading) => `<div id="reviews"><h2>${heading}</h2><ol class="commentlist">${reviews.map((r, i) =>
    `<li class="comment byuser ${i % 2 ? 'even' : 'odd'}" id="li-comment-${i}${i}7"><div class="comment_container">${star(r)}<p class="meta"><strong>${r.buyer}</strong> – <time datetime="${r.iso}T10:00:00+00:00">${r.date}</time></p><div class="description"><p>${r.text}</p><p>${r.text} </p><a href="#" role="button">Read more</a></div></div></li>`).join('')}</ol></div>`,
  'grid columns': (reviews, star, heading) => `<main><h2>${heading}</h2><div class="row">${reviews.map((r) =>
    `<div class="col-md-4"><article class="testimonial"><header>${star(r)}<h4 class="name">${r.buyer}</h4></header><blockquote>${r.text}</blockquote><footer>${r.date}</footer></article></div>`).join('')}</div></main>`,
  'with seller answers': (reviews, star, heading) => `<div class="feedback-list"><h3>${heading}</h3>${reviews.map((r, i) =>
    `<div class="feedback-item"><div class="who">${r.buyer}</div>${star(r)}<div class="msg">${r.text}</div><div class="when">${r.date}</div>${i % 2 ? '<div class="seller-reply"><b>Response from the shop</b><p>We are very sorry to hear about that; please write to us so that we can send you a new one at once, free of charge and without any questions.</p></div>' : ''}</div>`).join('')}</div>`,
  'sub-ratings': (reviews, star, heading) => `<div class="ugc"><h2>${heading}</h2>${reviews.map((r) =>
    `<div class="ugc-item"><div class="main">${star(r)}</div><div class="txt">${r.text}</div><ul class="subs"><li>Quality <span class="sub-rating" aria-label="3 out of 5 stars"></span></li><li>Value <span class="sub-rating" aria-label="4 out of 5 stars"></span></li></ul><div class="by">${r.buyer} · ${r.date}</div></div>`).join('')}</div>`,
};

export function pageWith(language: string, starStyle: string, layout: string): { html: string; reviews: Written[] } {
  const { heading, ratingText, reviews } = reviewsIn[language] ?? reviewsIn['en']!;
  const draw = starStyles[starStyle]!;
  const body = layouts[layout]!(reviews, (review) => draw(review.stars, ratingText(review.stars)), heading);
  return { html: `<!doctype html><html lang="${language}"><head><title>Shop</title></head><body>${around(body)}</body></html>`, reviews };
}

/** What stands around reviews on real pages: an average, a histogram, a carousel of rated products, a form, a footer. */
function around(body: string): string {
  const products = [['Blue kettle 1.7 l', '4.3', '1,204', '29.99'], ['Red toaster', '4.7', '87', '45.00'], ['Green mixer with bowl', '3.9', '2,310', '99.50'], ['Pan, 28 cm', '4.5', '16', '19.95']];
  return `<nav><a href="/">Home</a><a href="/sale">Sale</a></nav><h1>Kettle</h1><div class="summary"><span aria-label="4.4 out of 5 stars"></span> 4.4 (1,022 ratings)</div>
  <div class="histogram">${five.map((n) => `<div class="bar-row"><a href="#">${n} stars</a><div class="bar"><div class="bar-fill" style="width:${n * 12}%"></div></div><span>${n * 12}%</span></div>`).join('')}</div>
  ${body}
  <form class="write-review">${five.map((n) => `<input type="radio" name="rating" value="${n}" aria-label="${n} stars">`).join('')}<textarea></textarea></form>
  <div class="carousel">${products.map(([name, stars, count, price]) => `<div class="product-card"><a href="/p/1"><img alt=""><h3>${name}</h3></a><div class="stars" aria-label="${stars} out of 5 stars"></div><span>(${count})</span><span class="price">$${price}</span><button>Add to cart</button></div>`).join('')}</div>
  <footer>© 2026 Shop</footer>`;
}
