import { whyNotStored } from "@/db/store/refused-for-good";
import type { NotStored } from "@/lib/session/decide/problem";

/** Why the database did not store something, for the form that submitted it. Rethrows errors that are not the database's. */
export function refusalToStore(error: unknown): NotStored {
  const why = whyNotStored(error);
  if (why === null) throw error;
  return why;
}
