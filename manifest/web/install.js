// Makes the page installable and usable offline when it comes from a server; from disk it already is.
if (location.protocol !== 'file:' && 'serviceWorker' in navigator) {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = 'huiping.webmanifest';
  document.head.append(link);
  // Without a secure address the page simply stays an ordinary page.
  navigator.serviceWorker.register('offline.js').catch(() => undefined);
}
