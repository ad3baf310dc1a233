// Ordinary pages without any review, though with stars, days, names and prose: written for the tests.

const times = (count: number, html: (i: number) => string): string => Array.from({ length: count }, (_, i) => html(i)).join('');
const page = (title: string, body: string, lang = 'en'): string => `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body>${body}</body></html>`;
const stars = (value: string | number): string => `<span class="rating" aria-label="${value} out of 5 stars"></span>`;

export const pagesWithoutReviews: Readonly<Record<string, string>> = {
  'a carousel of rated products': page('Shop', `<h2>Customers also bought</h2><div class="row">${times(8, (i) =>
    `<div class="card"><a href="/p/${i}"><h3>Stainless steel kettle model ${i} with a long descriptive name</h3></a>${stars(`4.${i}`)}<span>(1,2${i}4 reviews)</span><p>€ ${20 + i},99</p></div>`)}</div>`),
  'rated products with whole stars and no price': page('Bestsellers', `<h2>Best rated by reviews</h2><ul>${times(6, (i) =>
    `<li class="product-tile"><a href="/p/${i}">A very good frying pan number ${i} with non-stick coating</a>${stars(4 + (i % 2))}<span class="review-count">${i + 3} reviews</span></li>`)}</ul>`),
  'search results with descriptions': page('Search', times(6, (i) =>
    `<div class="search-result"><h3><a href="/r/${i}">Hotel number ${i}</a></h3>${stars(4)}<p>A quiet house near the station with a large garden and a breakfast room that opens early.</p><span class="price">$${80 + i}</span><a href="/b">Reserve</a></div>`)),
  'courses': page('Courses', times(6, (i) =>
    `<div class="course-card"><a href="/c/${i}"><h3>Learn cooking in ${i + 3} weeks</h3></a><p>A practical course with videos, tasks and a certificate at the end of it.</p><span>4.${i + 2}</span>${stars(`4.${i + 2}`)}<span>(${i}2,311)</span><span>Updated March ${i + 1}, 2026</span></div>`)),
  'film criticism': page('Film reviews', `<h1>Film</h1>${times(6, (i) =>
    `<article class="teaser"><h3><a href="/film/${i}">The long road ${i} review – a slow film that rewards patience</a></h3><div class="rating" aria-label="${(i % 5) + 1} out of 5 stars"></div><p>A family drama that takes its time and finds its heart in the second half.</p><time datetime="2026-03-0${i + 1}">March ${i + 1}, 2026</time></article>`)}`),
  'news': page('News', times(8, (i) => `<article><h2><a href="/n/${i}">Council votes on new bridge, part ${i}</a></h2><p>The council met on Tuesday and spoke about the plan for three hours without a result.</p><time>March ${i + 1}, 2026</time></article>`)),
  'comments without a rating': page('Blog', `<h3>8 comments</h3><ol class="comment-list">${times(8, (i) =>
    `<li class="comment"><b class="author">Reader ${i}</b> <time datetime="2026-03-0${i + 1}">March ${i + 1}, 2026</time><p>I do not agree with the second point, since it leaves out the costs.</p><a href="#">Reply</a><span>${i} likes</span></li>`)}</ol>`),
  'a forum whose members have ranks in stars': page('Forum', `<h1>How do I repair a kettle?</h1>${times(8, (i) =>
    `<div class="post"><div class="user"><b class="username">member${i}</b><span class="rank">${'★'.repeat((i % 5) + 1)}</span></div><div class="post-date">March ${i + 1}, 2026</div><div class="post-body">Have you tried to clean the contacts with a dry cloth first? It worked for me.</div></div>`)}`),
  'questions and answers': page('Q&A', `<h2>Questions</h2>${times(6, (i) => `<div class="question"><p>Does it fit model ${i}?</p><span>${i} of 5 people found this helpful</span><div class="answer">Yes, it does, we have tried it with that model. By Ann on March ${i + 1}, 2026</div></div>`)}`),
  'a gallery with counters': page('Pictures', times(5, (i) => `<figure><img alt="Image ${i + 1} of 5"><figcaption>View of the old town from the hill in the evening light, March ${i + 1}, 2026</figcaption><span>${i + 1} / 5</span></figure>`)),
  'a histogram': page('Rating', `<h2>Customer reviews</h2><table>${times(5, (i) => `<tr><td>${5 - i} star</td><td><div class="meter" aria-label="${5 - i} stars represent ${i * 10}% of rating"></div></td><td>${i * 10}%</td></tr>`)}</table>`),
  'a form for a review': page('Write a review', `<h2>Your review</h2><form>${times(4, (i) => `<fieldset><legend>Aspect ${i}: how do you like the way it works for you every day?</legend>${times(5, (n) => `<label><input type="radio" name="r${i}" value="${n + 1}">${n + 1} star</label>`)}</fieldset>`)}<textarea></textarea></form>`),
  'recipes': page('Recipes', times(6, (i) => `<div class="recipe"><a href="/r/${i}"><img alt=""><h4>Potato soup ${i}</h4></a><div class="stars" data-rating="4.${i}"></div><span>${i}3 ratings</span><p>A warm soup for cold days, ready in half an hour.</p></div>`)),
  'apps': page('Apps', times(6, (i) => `<a class="app" href="/a/${i}"><div>Notes ${i}</div><div>Write down what you think, find it again in a moment, on every device.</div><div aria-label="Rated 4.${i} stars out of five stars">4.${i} ★</div></a>`)),
  'hotel scores': page('Hotels', times(6, (i) => `<div class="hotel"><h3>Inn ${i}</h3><span class="score">8.${i}</span><span>Very good · ${i}12 reviews</span><p>Rooms with a view over the lake and a small kitchen for guests.</p><span>€${70 + i}</span></div>`)),
  'a price table with features': page('Plans', `<table>${times(6, (i) => `<tr><td>Plan ${i}</td><td>★★★★★</td><td>All that the smaller plan has, and help by phone on working days.</td><td>€${i * 10}.00</td></tr>`)}</table>`),
  'chinese products': page('商城', times(8, (i) => `<li class="goods-item"><a href="/g/${i}">家用不锈钢电热水壶自动断电大容量第${i}代</a><div class="star star5"></div><span>￥${i}9.00</span><em>${i}00+条评价</em></li>`), 'zh'),
  'chinese forum': page('论坛', times(8, (i) => `<div id="post_${i}" class="plhin"><div class="pls"><a class="xw1">会员${i}</a><p>${'★'.repeat((i % 4) + 2)}</p></div><div class="plc"><em>发表于 2026-03-0${i + 1} 12:00</em><div class="t_fsz">楼主说得对，我也遇到了同样的情况，后来重启就好了。</div></div></div>`), 'zh'),
  'skills in a curriculum vitae': page('CV', `<h2>Skills</h2>${times(6, (i) => `<div class="skill"><span class="name">Skill ${i}</span><span class="stars">${'★'.repeat((i % 5) + 1)}${'☆'.repeat(4 - (i % 5))}</span><p>Used in several projects since March ${i + 1}, 2020, mostly for web pages.</p></div>`)}`),
  'empty': page('', ''),
};
