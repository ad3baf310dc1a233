// Tells when the page's address changes: single-page applications do that without loading anything, and mostly without an event.

export type RouteWatch = {
  /** Looks now, where something happened that may have come with a new address. */
  look(): void;
  stop(): void;
};

/** How often to look, where the browser has no event for it. */
const every = 1000;

export function watchRoute(tell: () => void): RouteWatch {
  let at = location.href;
  const look = () => {
    if (location.href === at) return;
    at = location.href;
    tell();
  };
  // Chrome and newer Firefox tell every change, also one by history.pushState.
  const entries = (globalThis as { navigation?: EventTarget }).navigation;
  entries?.addEventListener('currententrychange', look);
  addEventListener('popstate', look);
  addEventListener('hashchange', look);
  const timer = entries ? undefined : setInterval(look, every);
  return {
    look,
    stop() {
      entries?.removeEventListener('currententrychange', look);
      removeEventListener('popstate', look);
      removeEventListener('hashchange', look);
      clearInterval(timer);
    },
  };
}
