"use client";

import { useMemo } from "react";
import { coloursInLab } from "@/components/board/colours/use-lab-colours";
import { ValleyPicture } from "@/components/class-pictures/valley-picture";
import { colouredRuns } from "@/lib/session/board/coloured-runs";
import type { CommonStart as Common } from "./valley-sight";

/** The student's own runs on the landscape on which the whole class has started. Where others are on it, no lab knows. */
export function CommonStart({ session, round, self, exercise }: Common) {
  const own = useMemo(
    () => ({
      ...session,
      participants: session.participants.map((one) => (one.id === self ? one : { ...one, runs: [] })),
    }),
    [session, self],
  );
  const colours = useMemo(() => {
    const runs = colouredRuns(own, round, exercise);
    return coloursInLab({ session: own, round, self, standings: [], runs, chosen: "rate" });
  }, [own, round, self, exercise]);
  return <ValleyPicture session={own} {...{ round, exercise, colours, self }} size="lab" />;
}
