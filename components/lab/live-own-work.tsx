"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { RunKeeper } from "@/lib/client/run/run-keeper";
import type { RunState } from "@/lib/client/run/run-state";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { offeredSettings } from "@/lib/session/decide/round-limits";
import type { Participant, Session } from "@/lib/session/log/session";
import { useSights } from "./live-sights";
import { OwnWork } from "./results/own-work";

/** A student's own runs of a round that is over, connected to the network that this page still has, or has recalled. */
export function LiveOwnWork(props: {
  session: Session;
  self: Participant;
  round: number;
  challenge: ChallengeInfo;
  keeper: RunKeeper;
  run: RunState;
}) {
  const { session, self, round, challenge, keeper, run } = props;
  const exporting = useTranslations("lab.export");
  const planned = session.plan.rounds[round]!;
  const settings = useMemo(() => offeredSettings(challenge.preset, planned), [challenge, planned]);
  const { hasDownloadFailed, ...sights } = useSights({ self, round, challenge, keeper, run, settings });
  return (
    <OwnWork
      {...{ session, self, round, challenge, ...sights }}
      trouble={hasDownloadFailed ? exporting("failed") : null}
    />
  );
}
