import { deleteDB, openDB } from "idb";

const NAME = "downhill-check";
const PATIENCE_MS = 5_000;

/** Whether this browser keeps what a lab stores, so that a reload continues a run. */
export async function keepsRuns(): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  return Promise.race([writesAndReads(), late]).catch(() => false);
}

async function writesAndReads(): Promise<boolean> {
  const database = await openDB(NAME, 1, {
    upgrade: (created) => void created.createObjectStore("tried"),
  });
  const written = new Float32Array([1, 2, 3]);
  await database.put("tried", written, "key");
  const read: unknown = await database.get("tried", "key");
  database.close();
  await deleteDB(NAME);
  return read instanceof Float32Array && read.length === written.length;
}

/** Whether this browser keeps cookies: without one, nobody gets a seat. */
export function keepsCookies(): boolean {
  const name = "downhill-check";
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is missing on pages without HTTPS.
  document.cookie = `${name}=1; Path=/check; Max-Age=60; SameSite=Lax`;
  const kept = document.cookie.split("; ").includes(`${name}=1`);
  // biome-ignore lint/suspicious/noDocumentCookie: as above.
  document.cookie = `${name}=; Path=/check; Max-Age=0; SameSite=Lax`;
  return kept;
}
