"use client";

import { useState, useTransition } from "react";
import type { ReplayShare } from "@/components/host/share-replay";
import type { ProblemCode } from "@/lib/session/problem";
import { revokeShareAction, shareReplayAction } from "./actions";

/** The share link as it was when the page was made; `token` null: there was none. */
export type SavedShare = { readonly token: string | null; readonly animals: boolean };

/** The replay's share link, on or off. `address`: where students reach the server. */
export function useReplayShare(sessionId: string, saved: SavedShare, address: string): ReplayShare {
  const [token, setToken] = useState(saved.token);
  // Who has shared nothing yet is offered to share no names.
  const [animals, setAnimals] = useState(saved.token === null || saved.animals);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [busy, startTransition] = useTransition();
  const share = (wanted: boolean, renew = false) =>
    startTransition(async () => {
      const shared = await shareReplayAction({ sessionId, animals: wanted, renew });
      setRefusal(typeof shared === "string" ? shared : null);
      if (typeof shared === "string") return;
      setToken(shared.token);
      setAnimals(shared.animals);
    });
  return {
    link: token === null ? null : `${address}/replay/${sessionId}?share=${token}`,
    animals,
    busy,
    refusal,
    onAnimals: token === null ? setAnimals : (wanted) => share(wanted),
    onShare: () => share(animals),
    onRenew: () => share(animals, true),
    onRevoke: () =>
      startTransition(async () => {
        const refused = await revokeShareAction(sessionId);
        setRefusal(refused);
        if (refused === null) setToken(null);
      }),
  };
}
