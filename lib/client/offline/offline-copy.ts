/** What the service worker's script is called; the build writes it (`scripts/offline`). */
const SCRIPT = "/sw.js";
/** The page, and the scripts of its workers: a worker is answered for by its own address, not by that of its page. */
const SCOPES = ["/alone", "/_next/static/"] as const;
/** How the names of its caches begin. */
const CACHES = "downhill-alone-";

/** "insecure": browsers keep pages for use offline only over HTTPS. "none": this server has no copy to give, or the browser took none. */
export type OfflineState = "insecure" | "none" | "ready";

/** Keeps a copy of the page for training alone, and of nothing else, for when there is no network. Resolves when it is complete. Never rejects. */
export async function keepOfflineCopy(): Promise<OfflineState> {
  if (!window.isSecureContext) return "insecure";
  if (!("serviceWorker" in navigator)) return "none";
  try {
    const registrations = await Promise.all(
      SCOPES.map((scope) => navigator.serviceWorker.register(SCRIPT, { scope })),
    );
    const active = await Promise.all(registrations.map(activated));
    return active.every(Boolean) ? "ready" : "none";
  } catch {
    return "none";
  }
}

/** Whether a registration has come to have an active worker. */
function activated({ active, installing, waiting }: ServiceWorkerRegistration): Promise<boolean> {
  const coming = installing ?? waiting;
  if (active || !coming) return Promise.resolve(active !== null);
  return new Promise((resolve) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve(true);
      if (coming.state === "redundant") resolve(false);
    });
  });
}

/** Removes the copy and what gives it. Never rejects. */
export async function forgetOfflineCopy(): Promise<void> {
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
  try {
    const registrations = await navigator.serviceWorker.getRegistrations();
    await Promise.all(
      registrations
        .filter(({ scope }) => (SCOPES as readonly string[]).includes(new URL(scope).pathname))
        .map((registration) => registration.unregister()),
    );
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(CACHES)).map((name) => caches.delete(name)));
  } catch (reason) {
    console.warn("The copy for use offline could not be removed.", reason);
  }
}
