import { RoundDigest } from "@/lib/protocol/round-digest";
import type { RoundDigest as Digest } from "@/lib/session/round-digest";

/** Some tens of kilobytes over a bad school network. */
const PATIENCE_MS = 20_000;

/** What a closed round of the class showed. Null where the server does not answer, or not with that. */
export async function getRoundDigest(path: string, signal: AbortSignal): Promise<Digest | null> {
  try {
    const response = await fetch(path, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    return response.ok ? RoundDigest.parse(await response.json()) : null;
  } catch {
    return null;
  }
}
