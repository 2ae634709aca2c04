// The service worker: keeps one whole release of the page, so that it opens without a network. `.ci/offline.mjs` puts the list
// of the files and their hashes in. Nothing is kept that is not what the list says, and nothing is answered for another.
//
// A new release never mixes with an old one. Each has a cache named by its content. A page that is loaded anew comes
// from the server if that answers in time, so a correction is seen at the first load; an open page gets the files of the
// release that it was loaded with, for as long as it lives: the new worker takes over at once, but knows by the page's record
// which cache is its own. A cache goes when no page needs it.
const { release, first, files } = '@@list@@';

const SCOPE = new URL('./', self.location).href;
const PREFIX = `atlas ${new URL(SCOPE).pathname} `;
const OWN = PREFIX + release;
const RECORD = `${SCOPE}.opened-by/`;
const PAGE = 'index.html';
/** Names that have the hash of their content in them mean the same file in every release. */
const HASHED = /^[\w-]+-[0-9a-f]{16}\.(bin|css|js|svg|wasm|woff2)$/;
/** How long a page that is kept waits for the server's word that it is still the newest. */
const PATIENCE = 3000;

const keyOf = (path) => SCOPE + (path === PAGE ? '' : path);
const kept = (path, cacheName) => caches.match(keyOf(path), { cacheName, ignoreVary: true });

/** The caches of this folder, ours first. Other copies of the page on this host have theirs. */
async function releases() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  return names.sort((a, b) => (b === OWN) - (a === OWN));
}

/** Stores a file, if it is what the list says. */
async function keep(path) {
  if (await kept(path, OWN)) return;
  const options = { integrity: files[path], redirect: 'error', priority: 'low' };
  // A broken copy in the browser's own cache is asked for anew. Some hosts have the page under its name only.
  const tries = [[keyOf(path), 'default'], [keyOf(path), 'reload'], [SCOPE + path, 'reload']];
  for (const [address, cache] of tries) {
    const response = await fetch(address, { ...options, cache }).catch(() => undefined);
    if (response && response.status === 200) return (await caches.open(OWN)).put(keyOf(path), response);
  }
  throw new Error(`${path} did not come as it was built`);
}

/** What is not wanted at once, one after the other: nobody waits for it. What does not come is tried again at the next load. */
async function keepRest() {
  const cache = await caches.open(OWN);
  const have = new Set((await cache.keys()).map(({ url }) => url));
  const missing = Object.keys(files).filter((path) => !have.has(keyOf(path)));
  for (const path of missing) await keep(path).catch(() => {});
}

/** Remembers which release a page was loaded with. */
async function record(id) {
  if (id) await (await caches.open(OWN)).put(RECORD + id, new Response());
}

async function releaseOf(id) {
  for (const cacheName of await releases()) if (id && (await caches.match(RECORD + id, { cacheName }))) return cacheName;
  return undefined;
}

/** Removes the records of pages that are gone, and old releases that no page was loaded with. */
async function clean() {
  const names = await releases();
  // The cache of a release that is just being fetched has no pages yet.
  if (self.registration.installing || self.registration.waiting) return;
  for (const name of names) {
    const cache = await caches.open(name);
    const records = (await cache.keys()).filter(({ url }) => url.startsWith(RECORD));
    const living = await Promise.all(records.map(({ url }) => self.clients.get(url.slice(RECORD.length))));
    if (name !== OWN && !living.some(Boolean)) await caches.delete(name);
    else await Promise.all(records.filter((_, place) => !living[place]).map((one) => cache.delete(one)));
  }
}

async function isAsListed(response, path) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...digest))}` === files[path];
}

/** A page that is loaded anew: the server's, if it answers in time and in health, else the one that is kept. */
async function pageFor({ request, resultingClientId }, path) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const asked = fetch(request).catch(() => undefined);
  const old = await kept(path, OWN);
  const answer = await (old ? Promise.race([asked, late]) : asked);
  if (answer && answer.status < 500) {
    if (answer.ok && (await isAsListed(answer.clone(), path))) await record(resultingClientId);
    return answer;
  }
  if (!old) return answer ?? Response.error();
  await record(resultingClientId);
  return old;
}

/** A file that a page asks for: from the release that the page was loaded with. */
async function fileFor({ request, clientId }, path) {
  const own = await releaseOf(clientId);
  for (const name of HASHED.test(path) ? await releases() : own ? [own] : []) {
    const found = await kept(path, name);
    if (found) return found;
  }
  // Whatever the server says to a file that no release has here is passed on as it is: a missing one is missing.
  return fetch(request).catch(async (error) => {
    const found = path in files && (await kept(path, OWN));
    if (found) return found;
    throw error;
  });
}

/** Asks for the place of the old worker until it is ours. Asked while the old one is at work, Chromium may not look again for
 * half a minute and more; until then whoever has no network gets the old release. It looks when it is asked once more, and at
 * the end of each work of the old worker: a message is one. */
let asking;
function takePlace() {
  asking = setInterval(() => {
    self.skipWaiting().catch(() => clearInterval(asking));
    if (self.registration.active) self.registration.active.postMessage('rest');
  }, 1000);
  return self.skipWaiting();
}

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all(first.map(keep)).then(takePlace));
});

self.addEventListener('activate', (event) => {
  clearInterval(asking);
  const takeOver = async () => {
    await self.clients.claim();
    // Pages that no worker has opened: the one that has brought us, or one of this release that came before us.
    for (const { id } of await self.clients.matchAll()) if (!(await releaseOf(id))) await record(id);
    // Requests wait for the end of this event, so what can wait has one of its own.
    self.registration.active.postMessage('rest');
  };
  event.waitUntil(takeOver());
});

self.addEventListener('message', (event) => event.waitUntil(clean().then(keepRest)));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(SCOPE) || request.headers.has('range')) return;
  const { pathname, search } = new URL(request.url);
  const path = pathname.slice(new URL(SCOPE).pathname.length) || PAGE;
  if (request.mode === 'navigate') {
    if (!(path in files)) return;
    event.respondWith(pageFor(event, path));
    event.waitUntil(clean().then(keepRest));
  } else if (search === '' && request.cache !== 'reload' && request.cache !== 'no-store' && (path in files || HASHED.test(path))) {
    event.respondWith(fileFor(event, path));
  }
});
