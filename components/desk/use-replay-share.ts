"use client";

import { useState, useTransition } from "react";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ReplayShare } from "./share-replay";

/** The share link as it was when the page was made; `token` null: there was none. */
export type SavedShare = { readonly token: string | null; readonly animals: boolean };

/** Asks the server to share the replay: returns the new state of the link, or the problem. */
export type ShareActions = {
  /** `animals`: they replace nicknames. `renew`: makes a new link, and the old one stops working. */
  readonly share: (asked: {
    sessionId: string;
    animals: boolean;
    renew: boolean;
  }) => Promise<{ readonly token: string; readonly animals: boolean } | ProblemCode>;
  readonly revoke: (sessionId: string) => Promise<ProblemCode | null>;
};

/** The replay's share link, on or off. `address`: where students reach the server. */
export function useReplayShare(options: {
  readonly sessionId: string;
  readonly saved: SavedShare;
  readonly address: string;
  readonly actions: ShareActions;
}): ReplayShare {
  const { sessionId, saved, address, actions } = options;
  const [token, setToken] = useState(saved.token);
  // A host who has not shared anything yet is offered a link without names.
  const [animals, setAnimals] = useState(saved.token === null || saved.animals);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [busy, startTransition] = useTransition();
  const share = (wanted: boolean, renew = false) =>
    startTransition(async () => {
      const shared = await actions.share({ sessionId, animals: wanted, renew });
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
        const refused = await actions.revoke(sessionId);
        setRefusal(refused);
        if (refused === null) setToken(null);
      }),
  };
}
