"use client";

import { createContext, useContext, useMemo } from "react";
import { coloursInLab } from "@/components/board/colours/use-lab-colours";
import { ValleyPicture } from "@/components/class-pictures/valley-picture";
import { measuredRuns } from "@/lib/session/board/colouring";
import type { Session } from "@/lib/session/log/session";
import type { CommonStart as Common } from "./valley-sight";

/** The class as this lab has it, for the one view that needs it: all others would render again with every frame from the server. */
export const LabSession = createContext<Session | null>(null);

/** The student's own runs on the landscape on which the whole class has started. Where others are on it, no lab knows. */
export function CommonStart(props: Common) {
  const session = useContext(LabSession);
  return session && <OwnRuns {...props} session={session} />;
}

function OwnRuns({ session, round, self, exercise }: Common & { session: Session }) {
  const own = useMemo(
    () => ({
      ...session,
      participants: session.participants.map((one) => (one.id === self ? one : { ...one, runs: [] })),
    }),
    [session, self],
  );
  const colours = useMemo(() => {
    const runs = measuredRuns(own, round, exercise.task).map((run) => ({
      ...run,
      rate: run.of?.hyperparameters.learningRate ?? null,
    }));
    return coloursInLab({ session: own, round, self, standings: [], runs, chosen: "rate" });
  }, [own, round, self, exercise]);
  return <ValleyPicture session={own} {...{ round, exercise, colours, self }} size="lab" />;
}
