"use client";

import { useState, useTransition } from "react";
import type { ReplayShare } from "@/components/host/share-replay";
import { revokeShareAction, shareReplayAction } from "./actions";

/** The replay's share link, on or off. `token`: as it was when the page was made. `address`: where students reach the server. */
export function useReplayShare(sessionId: string, token: string | null, address: string): ReplayShare {
  const [current, setCurrent] = useState(token);
  const [busy, startTransition] = useTransition();
  return {
    link: current === null ? null : `${address}/replay/${sessionId}?share=${current}`,
    busy,
    onShare: () => startTransition(async () => setCurrent(await shareReplayAction(sessionId))),
    onRevoke: () =>
      startTransition(async () => {
        if (await revokeShareAction(sessionId)) setCurrent(null);
      }),
  };
}
