"use client";

import { GoodbyeView } from "@/components/lab/goodbye-view";
import { problem } from "@/lib/session/problem";
import { ForgetSession } from "./forget-session";

/** For someone whom the teacher removed: their seat is void, and the class is not joined again. */
export function RemovedSeat({ sessionId, joinCode }: { sessionId: string; joinCode: string }) {
  return (
    <>
      <ForgetSession sessionId={sessionId} />
      <GoodbyeView
        problem={problem("seat-removed")}
        joinHref={`/join/${joinCode}`}
        onReload={() => location.reload()}
      />
    </>
  );
}
