/** What the service worker's script is called; the build writes it (`scripts/offline`). */
const SCRIPT = "/sw.js";
/** Only the page for training alone. */
const SCOPE = "/alone";
/** How the names of its caches begin. */
const CACHES = "downhill-alone-";

/** "insecure": browsers keep pages for use offline only over HTTPS. "none": this server has no copy to give, or the browser took none. */
export type OfflineState = "insecure" | "none" | "ready";

/** Keeps a copy of the page for training alone, and of nothing else, for when there is no network. Resolves when it is complete. Never rejects. */
export async function keepOfflineCopy(): Promise<OfflineState> {
  if (!window.isSecureContext) return "insecure";
  if (!("serviceWorker" in navigator)) return "none";
  try {
    const registration = await navigator.serviceWorker.register(SCRIPT, { scope: SCOPE });
    return (await activated(registration)) ? "ready" : "none";
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
        .filter(({ scope }) => new URL(scope).pathname === SCOPE)
        .map((registration) => registration.unregister()),
    );
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(CACHES)).map((name) => caches.delete(name)));
  } catch (reason) {
    console.warn("The copy for use offline could not be removed.", reason);
  }
}
