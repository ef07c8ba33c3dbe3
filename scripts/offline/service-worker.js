// Gives the page for training alone, its scripts and the ghosts from a copy when there is no network. `BUILD`, with what belongs to them, is written before
// this by the build. Nothing of a class, a desk or any other page is ever touched: their requests are not answered here.

const CACHES = "downhill-alone-";
const CACHE = CACHES + BUILD.version;
const PAGE = "/alone";
const GHOSTS = "/ghosts.json";
const FILES = new Set(BUILD.files);

self.addEventListener("install", (event) => {
  // The page and the ghosts keep their addresses when they change, the files do not.
  const fresh = [PAGE, GHOSTS].map((path) => new Request(path, { cache: "reload" }));
  const fill = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([...fresh, ...FILES]);
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const clean = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(CACHES) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  // A worker's script has its settings behind the `#` of its address, which a copy would lose. It and what it loads are in the browser's own cache, where filling ours
  // has put them: their addresses are those of no page, so nothing could answer for them here without answering for the workers of classes, too.
  if (request.destination === "worker") return;
  if (request.mode === "navigate" ? pathname === PAGE : pathname === GHOSTS)
    event.respondWith(newest(request, pathname));
  else if (FILES.has(pathname)) event.respondWith(kept(request, pathname));
});

/** What the server answers, which replaces the copy; without an answer, the copy. */
async function newest(request, path) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(path, response.clone());
    return response;
  } catch (error) {
    const copy = await cache.match(path);
    if (copy) return copy;
    throw error;
  }
}

/** The copy of a file, whose name changes with its content. */
async function kept(request, path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
