// Keeps the page's own files for use without a network, and asks the server for nothing else.
const files = __FILES__;
const cacheName = `huiping-${__STAMP__}`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => names.filter((name) => name.startsWith('huiping-') && name !== cacheName))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') url.pathname = new URL('index.html', self.registration.scope).pathname;
  event.respondWith(
    caches.open(cacheName).then((cache) => cache.match(url.origin + url.pathname)).then((kept) => kept ?? fetch(event.request)),
  );
});
