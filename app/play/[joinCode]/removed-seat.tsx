"use client";

import { GoodbyeView } from "@/components/lab/goodbye-view";
import { problem } from "@/lib/session/problem";

/** For someone whom the teacher removed: their seat is void, and the class is not joined again. */
export function RemovedSeat({ joinCode }: { joinCode: string }) {
  return (
    <GoodbyeView
      problem={problem("seat-removed")}
      joinHref={`/join/${joinCode}`}
      onReload={() => location.reload()}
    />
  );
}
