"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { RoundDigest as DigestSchema, roundDigestPath } from "@/lib/protocol/round-digest";
import type { DigestState, RoundDigest } from "@/lib/session/board/round-digest";
import { haveSameDigests } from "@/lib/session/board/same-digests";
import type { Session } from "@/lib/session/log/session";
import { pause } from "@/lib/trainer/run/slices";

/** Keeps the digest of a closed round up to date, for a page that does not have the full runs of others. */
type DigestKeeper = {
  readonly store: StoreApi<DigestState>;
  /** Sets the class as it is now, and the closed round that the page shows; null if it shows none. */
  look(session: Session, round: number | null): void;
  dispose(): void;
};

export type DigestPorts = {
  get(round: number, signal: AbortSignal): Promise<RoundDigest | null>;
  pause(milliseconds: number): Promise<void>;
  /** A random number from 0 to 1. */
  random(): number;
};

type Sight = { readonly session: Session; readonly round: number };

export const NO_DIGEST: DigestState = { digest: null, failed: false };

/** Three hundred pages learn at the same moment that a round is over. They spread their requests over this time. */
const SPREAD_MS = 1_000;
/** The digest changes several times while the last scores are checked and the test is opened. A page asks at most this often. */
const AGAIN_MS = 4_000;

export function createDigestKeeper({ get, pause, random }: DigestPorts): DigestKeeper {
  const store = createStore(() => NO_DIGEST);
  let shown: Sight | null = null;
  /** The class as it was when the current digest was requested. */
  let fetched: Sight | null = null;
  let asking = false;
  const closing = new AbortController();

  const isCurrent = () =>
    shown === null || (fetched?.round === shown.round && haveSameDigests(fetched.session, shown.session));

  const ask = async () => {
    if (asking) return;
    asking = true;
    while (!isCurrent() && !closing.signal.aborted) {
      await pause(SPREAD_MS * random());
      const asked = shown;
      if (asked === null || closing.signal.aborted) break;
      const digest = await get(asked.round, closing.signal);
      if (closing.signal.aborted) break;
      // What was fetched for a round that the page no longer shows is dropped.
      if (shown?.round === asked.round) {
        if (digest) fetched = asked;
        store.setState((before) => ({ digest: digest ?? before.digest, failed: digest === null }));
      }
      if (shown?.round === asked.round) await pause(AGAIN_MS);
    }
    asking = false;
  };

  return {
    store,
    look(session, round) {
      if (round !== (shown?.round ?? null)) {
        fetched = null;
        if (store.getState() !== NO_DIGEST) store.setState(NO_DIGEST, true);
      }
      shown = round === null ? null : { session, round };
      if (!isCurrent()) void ask();
    },
    dispose() {
      closing.abort();
    },
  };
}

/** Long enough for tens of kilobytes over a bad school network. */
const PATIENCE_MS = 20_000;

/** Downloads a round's digest. Null if the server does not answer, or not with a valid digest. */
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

const NOT_OPENED = createStore(() => NO_DIGEST);

/** The digest of the round that has just been closed, for a student's page. `session`: null before the page has joined the class. */
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
  return useStore(keeper?.store ?? NOT_OPENED);
}
