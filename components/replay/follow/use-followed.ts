"use client";

import { useMemo, useState } from "react";
import { currentRound } from "@/components/board/class-round";
import type { Task } from "@/lib/learning/examples/task";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { LogReader } from "@/lib/session/log/visible-to-reader";
import { mayTellWhose } from "@/lib/session/report/followed-path";

type Followed = {
  /** Null: nobody. */
  readonly followed: ParticipantId | null;
  readonly onFollow: (participant: ParticipantId | null) => void;
  /** The class as it is shown, pointing at the run of whoever is followed, so that pictures show it above all others. */
  readonly pointed: Session;
  /** Their latest run of the round that is shown; null: none that may be told to be theirs. */
  readonly now: RunNumber | null;
};

/** Follows one student through a replay. `final`: the class at the end of its log. `shown`: at the moment of the replay. */
export function useFollowed({
  final,
  shown,
  taskOf,
  reader,
}: {
  readonly final: Session;
  readonly shown: Session;
  readonly taskOf: (round: number) => Task | null;
  readonly reader: LogReader;
}): Followed {
  const [followed, onFollow] = useState<ParticipantId | null>(null);
  const round = currentRound(shown);
  const latest =
    followed === null ? undefined : shown.participants[followed]?.runs.findLast((run) => run.round === round);
  const whole = latest && final.participants[followed ?? -1]?.runs[latest.number];
  const isTold = whole !== undefined && mayTellWhose(final, whole, taskOf(whole.round), reader);
  const now = isTold ? whole.number : null;
  const pointed = useMemo(
    () =>
      followed === null || now === null
        ? shown
        : { ...shown, spotlight: { participant: followed, run: now } },
    [shown, followed, now],
  );
  return { followed, onFollow, pointed, now };
}
