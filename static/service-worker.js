// Keeps the whole course in the browser, so that it opens without a network. The only program here that cannot be
// WebAssembly. `cargo course build` fills in the version, which is a hash of all files, and the files.
//
// A version is taken in whole or not at all, beside the one in use; it takes over when the reader asks for it, or when
// no page of the old one is open any more. So a page and what it loads later are always of one version.
const VERSION = '%VERSION%';
const FILES = %FILES%;
const PREFIX = `ravine:${self.registration.scope}:`;
const CACHE = PREFIX + VERSION;
// Preferences of the reader, for all versions: the colours. (The name of the cache is stored, and stays.)
const PREFERENCES = PREFIX + 'wishes';

self.addEventListener('install', (event) => event.waitUntil(takeIn()));
self.addEventListener('activate', (event) => event.waitUntil(tidyUp()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
  if (event.data.theme) event.waitUntil(keepTheme(event.data.theme));
});
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});

async function takeIn() {
  const cache = await caches.open(CACHE);
  // Names with a hash in them never change their content; everything else is asked for anew.
  const fresh = (file) => new Request(file, { cache: /-[0-9a-f]{14,}/.test(file) ? 'default' : 'no-cache' });
  try {
    await cache.addAll(FILES.map(fresh));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function tidyUp() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && ![CACHE, PREFERENCES].includes(name)).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request, { ignoreSearch: true })
    ?? (request.mode === 'navigate' ? await cache.match(request.url.replace(/[?#].*$|\/$/g, '') + '/') : undefined);
  if (found) return request.mode === 'navigate' ? coloured(request, found) : found;
  // A host that is down is no better than none.
  const sent = await fetch(request).catch(() => Response.error());
  const isPage = request.mode === 'navigate' && (sent.type === 'error' || sent.status >= 500);
  const missing = isPage && await cache.match('404.html');
  return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : sent;
}

// A page in the colours that its reader has chosen, before its program is there to ask.
async function coloured(request, page) {
  const preferences = await caches.open(PREFERENCES);
  const theme = await (await preferences.match('theme'))?.text();
  if (!['light', 'dark'].includes(theme)) return page;
  const own = await caches.open(`${CACHE}:${theme}`);
  const kept = await own.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const body = (await page.text()).replace('<html ', `<html data-theme="${theme}" `);
  const response = new Response(body, { headers: page.headers });
  await own.put(request.url.replace(/[?#].*$/, ''), response.clone());
  return response;
}

async function keepTheme(theme) {
  const preferences = await caches.open(PREFERENCES);
  await preferences.put('theme', new Response(theme));
}
