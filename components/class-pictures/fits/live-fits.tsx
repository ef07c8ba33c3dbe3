"use client";

import { type ComponentProps, useMemo } from "react";
import { useRoundExamples } from "@/lib/client/api/splits";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { useClassSurfaces } from "../live-class-surfaces";
import { WaitingForExamples } from "../waiting-for-examples";
import { fitInputs } from "./draw-fits";
import { FitsPicture } from "./fits-picture";

/** The fitted curves of the class's best networks, fetched and evaluated while it is mounted. Only for the host's screens. */
export function ClassFits({
  sessionId,
  challenge,
  ...shown
}: Omit<ComponentProps<typeof FitsPicture>, "train" | "outputs"> & {
  sessionId: string;
  challenge: ChallengeInfo;
}) {
  const { session, round } = shown;
  const { examples, failed } = useRoundExamples(sessionId, round, challenge);
  const inputs = useMemo(() => examples && fitInputs(examples.train), [examples]);
  const outputs = useClassSurfaces({
    ...{ sessionId, session, round, challenge, inputs },
    count: inputs?.length ?? 0,
  });
  if (examples === null) return <WaitingForExamples failed={failed} />;
  return <FitsPicture {...shown} train={examples.train} outputs={outputs} />;
}
