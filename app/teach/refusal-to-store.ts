import { whyNotStored } from "@/db/store/refused-for-good";
import type { NotStored } from "@/lib/session/decide/problem";

/** Why the database would not store something, for the form that asked for it. What is no trouble of the database's is thrown on. */
export function refusalToStore(error: unknown): NotStored {
  const why = whyNotStored(error);
  if (why === null) throw error;
  return why;
}
