"use client";

import { useEffect, useMemo, useState } from "react";
import { currentRound } from "@/components/board/class-round";
import type { RunKeeper } from "@/lib/client/run/run-keeper";
import type { RunState } from "@/lib/client/run/run-state";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { ownCard } from "@/lib/session/board/own-card";
import type { Participant, Session } from "@/lib/session/log/session";
import { OwnCardView } from "./own-card-view";
import { type OwnPicture, ownPicture } from "./own-picture";

type Pictures = ReadonlyMap<number, OwnPicture>;
const NONE: Pictures = new Map();

/**
 * Pictures of the student's best networks, by round. Each is made when its round is over, while the page has the network and its examples; after a reload, those of earlier
 * rounds are gone, and the card has only their curves.
 */
export function useOwnPictures({
  session,
  self,
  challenges,
  keeper,
  run,
}: {
  session: Session | null;
  self: Participant | null;
  challenges: readonly (ChallengeInfo | null)[];
  keeper: RunKeeper | null;
  run: RunState;
}): Pictures {
  const [pictures, setPictures] = useState(NONE);
  const isOver = session?.phase.kind === "between" || session?.phase.kind === "ended";
  const round = session && isOver ? currentRound(session) : null;
  const best = useMemo(
    () =>
      session === null || round === null
        ? null
        : (leaderboard(session, round).find(({ participant }) => participant.id === self?.id)?.run.number ??
          null),
    [session, round, self?.id],
  );
  const model = best === null ? undefined : run.models.get(best);
  const examples = run.examples?.round === round ? run.examples : null;
  const challenge = round === null ? undefined : challenges[round];
  useEffect(() => {
    if (!keeper || round === null || !model || !examples || !challenge) return;
    let isStale = false;
    const predict: Parameters<typeof ownPicture>[2] = (inputs, count) =>
      keeper.predictModel(model, inputs, count);
    void ownPicture(challenge, examples, predict).then((picture) => {
      if (picture && !isStale) setPictures((before) => new Map(before).set(round, picture));
    });
    return () => {
      isStale = true;
    };
  }, [keeper, round, model, examples, challenge]);
  return pictures;
}

/** The student's card, once the class has ended. */
export function LiveOwnCard({
  session,
  self,
  challenges,
  pictures,
}: {
  session: Session;
  self: Participant;
  challenges: readonly (ChallengeInfo | null)[];
  pictures: Pictures;
}) {
  const [day] = useState(() => new Date());
  const card = useMemo(
    () =>
      ownCard(session, self, ({ round, network }) => {
        const challenge = challenges[round];
        return challenge
          ? parameterCount(planNetwork(network, challenge.featureShape, challenge.task))
          : null;
      }),
    [session, self, challenges],
  );
  return <OwnCardView {...{ session, card, pictures, day }} />;
}
