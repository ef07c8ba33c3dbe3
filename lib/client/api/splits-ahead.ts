import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Examples } from "@/lib/learning/training/training";
import {
  type ForeseenRound,
  SEAL_KEY_BYTES,
  sealedSplitPath,
  sealKeyPath,
  unseal,
} from "@/lib/protocol/sealed-split";
import { DOWNLOADABLE_SPLITS, decodeSplit } from "@/lib/protocol/split";
import { passesByItself } from "@/lib/session/decide/problem";
import { refusalOf } from "./refusal";
import { type DownloadRequest, downloadExamples, unzipped } from "./splits";

/** Fetches a round's examples, sealed, before it starts. */
export type SplitsAhead = {
  /** The round that comes next. Its examples are fetched, in place of those of any other; null leaves everything as it is. */
  foresee(round: ForeseenRound | null): void;
  /**
   * The examples of a round that has started: those that have been fetched or are on their way, which are given out once, else downloaded as by
   * `downloadExamples`.
   */
  examples(request: StartedRound): ReturnType<typeof downloadExamples>;
  dispose(): void;
};

type StartedRound = Pick<DownloadRequest, "round" | "signal" | "trouble"> & {
  readonly challenge: Pick<ChallengeInfo, "id" | "featureShape">;
};

type SplitsAheadPorts = {
  readonly sessionId: string;
  /** Called when a round's examples are here. */
  fetched(): void;
  pause(milliseconds: number): Promise<void>;
  /** A random number from 0 to 1. */
  chance(): number;
};

/** A class closes a round for all at once, so its labs spread their requests over this time. */
const SPREAD_MS = 10_000;
/** Pauses before another attempt. Afterwards the examples are fetched openly when the round starts. */
const RETRIES_MS = [1_000, 4_000, 16_000];
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;

type Fetched = { readonly foreseen: ForeseenRound; readonly leaving: AbortController } & (
  | { readonly begun: false }
  | { readonly begun: true; readonly sealed: Promise<readonly Uint8Array[] | null> }
);

export function createSplitsAhead({ sessionId, fetched, pause, chance }: SplitsAheadPorts): SplitsAhead {
  let ahead: Fetched | null = null;

  const fetchSealed = async (foreseen: ForeseenRound, signal: AbortSignal) => {
    for (const retry of [...RETRIES_MS, null]) {
      try {
        return await Promise.all(
          DOWNLOADABLE_SPLITS.map((split) => bytesAt(sealedSplitPath(sessionId, foreseen, split), signal)),
        );
      } catch {
        if (signal.aborted || retry === null) return null;
        await pause(retry);
      }
    }
    return null;
  };

  /** The round has only just started, so this may not be stored yet. Null if it is refused for good. */
  const fetchKey = async (round: number, signal: AbortSignal) => {
    for (let retryMs = FIRST_RETRY_MS; !signal.aborted; retryMs = Math.min(2 * retryMs, LAST_RETRY_MS)) {
      try {
        return await bytesAt(sealKeyPath(sessionId, round), signal);
      } catch (error) {
        if (error instanceof Response && !passesByItself(await refusalOf(error), "news")) return null;
        await pause(retryMs);
      }
    }
    return null;
  };

  /** Null if nothing has been fetched, or it cannot be opened. Never rejects. */
  const take = async ({ round, challenge, signal }: StartedRound): Promise<Examples | null> => {
    const held = ahead;
    ahead = null;
    if (!held?.begun || !isSame(held.foreseen, { round, challenge: challenge.id })) {
      held?.leaving.abort();
      return null;
    }
    try {
      const [sealed, key] = await Promise.all([held.sealed, fetchKey(round, signal)]);
      if (!sealed || key?.length !== SEAL_KEY_BYTES) return null;
      const [train, validation] = await Promise.all(
        sealed.map(async (bytes) =>
          decodeSplit(await unzipped(new Response(unseal(bytes, key))), challenge.featureShape),
        ),
      );
      return { train: train!, validation: validation! };
    } catch (error) {
      console.warn("The examples that were fetched ahead could not be opened.", error);
      return null;
    }
  };

  return {
    foresee(round) {
      if (round === null || (ahead && isSame(ahead.foreseen, round))) return;
      ahead?.leaving.abort();
      const leaving = new AbortController();
      const { signal } = leaving;
      ahead = { foreseen: round, leaving, begun: false };
      void pause(chance() * SPREAD_MS).then(() => {
        if (signal.aborted) return;
        const sealed = fetchSealed(round, signal);
        ahead = { foreseen: round, leaving, begun: true, sealed };
        void sealed.then((bytes) => {
          if (bytes && !signal.aborted) fetched();
        });
      });
    },
    async examples(request) {
      const value = await take(request);
      if (value) return { ok: true, value };
      const { featureShape } = request.challenge;
      return downloadExamples({ ...request, featureShape, sessionId, pause });
    },
    dispose() {
      ahead?.leaving.abort();
      ahead = null;
    },
  };
}

function isSame(one: ForeseenRound, other: ForeseenRound): boolean {
  return one.round === other.round && one.challenge === other.challenge;
}

/** Throws the response when it is a refusal. */
async function bytesAt(path: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw response;
  return new Uint8Array(await response.arrayBuffer());
}
