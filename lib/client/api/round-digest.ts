import type { RoundDigest } from "@/lib/session/round-digest";
import { haveSameDigests } from "@/lib/session/same-digests";
import type { Session } from "@/lib/session/session";

/** What a page was told of the round that it looks at. Replaced, never changed. */
export type DigestState = {
  readonly digest: RoundDigest | null;
  /** It cannot be had at the moment, and is asked for again. */
  readonly failed: boolean;
};

/** Keeps what a closed round showed as the class sees it, for a page that knows the runs of others by sight alone. */
export type DigestKeeper = {
  state(): DigestState;
  subscribe(changed: () => void): () => void;
  /** The class as it is now, and the closed round that the page shows; null: none. */
  look(session: Session, round: number | null): void;
  dispose(): void;
};

export type DigestPorts = {
  get(round: number, signal: AbortSignal): Promise<RoundDigest | null>;
  pause(milliseconds: number): Promise<void>;
  /** Between 0 and 1. */
  random(): number;
};

type Sight = { readonly session: Session; readonly round: number };

export const NO_DIGEST: DigestState = { digest: null, failed: false };

/** Three hundred pages are told in one moment that a round is over; they ask within this time. */
const SPREAD_MS = 1_000;
/** The last scores are checked one after the other, and then the test is opened: a page asks no more often than this. */
const AGAIN_MS = 4_000;

export function createDigestKeeper({ get, pause, random }: DigestPorts): DigestKeeper {
  let state = NO_DIGEST;
  let now: Sight | null = null;
  /** The class as it was when the digest that is here was asked for. */
  let told: Sight | null = null;
  let asking = false;
  const closing = new AbortController();
  const listeners = new Set<() => void>();

  const update = (next: DigestState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const isTold = (wanted: Sight | null, has: Sight | null) =>
    wanted === null || (has?.round === wanted.round && haveSameDigests(has.session, wanted.session));

  const ask = async () => {
    if (asking) return;
    asking = true;
    while (!isTold(now, told) && !closing.signal.aborted) {
      await pause(SPREAD_MS * random());
      const asked = now;
      if (asked === null || closing.signal.aborted) break;
      const digest = await get(asked.round, closing.signal);
      if (closing.signal.aborted) break;
      // Whatever was fetched for a round that the page has left is not shown.
      if (now?.round === asked.round) {
        if (digest) told = asked;
        update({ digest: digest ?? state.digest, failed: digest === null });
      }
      if (now?.round === asked.round) await pause(AGAIN_MS);
    }
    asking = false;
  };

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    look(session, round) {
      if (round !== (now?.round ?? null)) {
        told = null;
        if (state !== NO_DIGEST) update(NO_DIGEST);
      }
      now = round === null ? null : { session, round };
      if (!isTold(now, told)) void ask();
    },
    dispose() {
      closing.abort();
      listeners.clear();
    },
  };
}
