"use client";

import { useEffect } from "react";
import { GoodbyeView } from "./goodbye-view";
import { RemovedView } from "./removed-view";
import { useReturn } from "@/lib/client/use-return";
import { problem } from "@/lib/session/problem";

/**
 * For someone whom the teacher removed. What this browser keeps of their runs stays, for the lab they may come back to: nobody
 * else can take a seat here meanwhile.
 */
export function RemovedSeat({ sessionId, joinCode }: { sessionId: string; joinCode: string }) {
  const { standing, problem: code, asking, ask } = useReturn(sessionId);
  const goesOn = standing === "back" || code === "session-ended";
  useEffect(() => {
    if (goesOn) location.reload();
  }, [goesOn]);
  if (code === "seat-lost" || code === "no-such-session")
    return (
      <GoodbyeView
        problem={problem(code)}
        joinHref={`/join/${joinCode}`}
        onReload={() => location.reload()}
      />
    );
  return (
    <RemovedView
      standing={standing === "back" ? null : standing}
      problem={code === "session-ended" ? null : code}
      {...{ asking }}
      onAsk={ask}
    />
  );
}
