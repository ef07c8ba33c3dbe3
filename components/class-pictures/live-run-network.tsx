"use client";

import { useMemo } from "react";
import { useRoundExamples } from "@/lib/client/api/splits";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { KeptRun } from "@/lib/session/log/desk/kept-run";
import { useRunOutputs } from "./live-class-surfaces";
import { inputsOfNetwork, RunNetwork } from "./run-network";
import { WaitingForExamples } from "./waiting-for-examples";

/** What the network of one run makes of the examples, fetched and evaluated while it is mounted. Only for the host's screens. */
export function LiveRunNetwork({
  sessionId,
  challenge,
  kept: { participant, run },
}: {
  sessionId: string;
  challenge: ChallengeInfo;
  kept: KeptRun;
}) {
  const { examples, failed } = useRoundExamples(sessionId, run.round, challenge);
  const inputs = useMemo(() => examples && inputsOfNetwork(challenge, examples), [challenge, examples]);
  const count = challenge.view === "plane" ? (inputs?.length ?? 0) / 2 : (inputs?.length ?? 0);
  const outputs = useRunOutputs({ sessionId, participant: participant.id, run, challenge, inputs, count });
  if (examples === null) return <WaitingForExamples failed={failed} />;
  return <RunNetwork {...{ challenge, examples, outputs }} />;
}
