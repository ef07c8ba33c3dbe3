"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { RoundDigest as DigestSchema, roundDigestPath } from "@/lib/protocol/round-digest";
import type { DigestState, RoundDigest } from "@/lib/session/board/round-digest";
import { haveSameDigests } from "@/lib/session/board/same-digests";
import type { Session } from "@/lib/session/log/session";
import { pause } from "@/lib/trainer/run/slices";

/** Keeps what a closed round showed as the class sees it, for a page that knows the runs of others by sight alone. */
type DigestKeeper = {
  readonly store: StoreApi<DigestState>;
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
  const store = createStore(() => NO_DIGEST);
  let now: Sight | null = null;
  /** The class as it was when the digest that is here was asked for. */
  let told: Sight | null = null;
  let asking = false;
  const closing = new AbortController();

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
        store.setState((before) => ({ digest: digest ?? before.digest, failed: digest === null }));
      }
      if (now?.round === asked.round) await pause(AGAIN_MS);
    }
    asking = false;
  };

  return {
    store,
    look(session, round) {
      if (round !== (now?.round ?? null)) {
        told = null;
        if (store.getState() !== NO_DIGEST) store.setState(NO_DIGEST, true);
      }
      now = round === null ? null : { session, round };
      if (!isTold(now, told)) void ask();
    },
    dispose() {
      closing.abort();
    },
  };
}

/** Some tens of kilobytes over a bad school network. */
const PATIENCE_MS = 20_000;

/** What a closed round of the class showed. Null where the server does not answer, or not with that. */
async function getRoundDigest(path: string, signal: AbortSignal): Promise<RoundDigest | null> {
  try {
    const response = await fetch(path, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    return response.ok ? DigestSchema.parse(await response.json()) : null;
  } catch {
    return null;
  }
}

const UNTOLD = createStore(() => NO_DIGEST);

/** What the round showed that has just been closed, for a student's page. `session` null: not in the class yet. */
export function useRoundDigest(sessionId: string, session: Session | null): DigestState {
  const [keeper, setKeeper] = useState<DigestKeeper | null>(null);
  useEffect(() => {
    const opened = createDigestKeeper({
      get: (round, signal) => getRoundDigest(roundDigestPath(sessionId, round), signal),
      ...{ pause, random: Math.random },
    });
    setKeeper(opened);
    return () => opened.dispose();
  }, [sessionId]);
  useEffect(() => {
    if (session) keeper?.look(session, session.phase.kind === "between" ? session.phase.round : null);
  }, [keeper, session]);
  return useStore(keeper?.store ?? UNTOLD);
}
