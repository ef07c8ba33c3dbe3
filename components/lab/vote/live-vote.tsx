"use client";

import { useLayoutEffect, useRef, useState } from "react";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import { type ProblemCode, passesByItself } from "@/lib/session/decide/problem";
import type { VoteAnswer } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import { currentVote } from "@/lib/session/log/vote";
import { asideKey, type VoteAside, VoteNotice } from "./vote-notice";

/** Answers that came too fast are given again after this. */
const RETRY_MS = 1_000;

/**
 * Whether the student has put the vote aside. A vote opens by itself when it is opened, and again with its answers; answers that were there
 * when the page came are not news.
 */
export function useVoteAside(session: Session | null): VoteAside {
  const [aside, onAside] = useState<string | null>(null);
  const first = useRef(true);
  useLayoutEffect(() => {
    if (session === null || !first.current) return;
    first.current = false;
    const current = currentVote(session);
    if (current && current.vote.closedAt !== null) onAside(asideKey(current.number, current.vote));
  }, [session]);
  return { aside, onAside };
}

type LiveVoteProps = VoteAside & {
  readonly session: Session;
  readonly self: Participant;
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly disabled: boolean;
  readonly send: (command: ParticipantCommand) => Promise<Reply>;
};

/** The current vote on a student's page, if there is one. */
export function LiveVote({ session, self, challenges, disabled, send, aside, onAside }: LiveVoteProps) {
  /** The last answer given to each item, so that no earlier one is given again after it. */
  const wanted = useRef(new Map<string, VoteAnswer>());
  const current = currentVote(session);
  if (!current) return null;
  const { number, vote } = current;
  const cast = async (item: number, answer: VoteAnswer): Promise<ProblemCode | null> => {
    const key = `${number}/${item}`;
    wanted.current.set(key, answer);
    for (;;) {
      if (wanted.current.get(key) !== answer) return null;
      const reply = await send({ type: "cast-vote", vote: number, item, answer });
      if (reply.ok) return null;
      if (!passesByItself(reply.problem.code)) return reply.problem.code;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  };
  return (
    <VoteNotice
      key={number}
      {...{ session, self, number, vote, disabled, aside, onAside }}
      script={challenges[vote.round] ?? null}
      onCast={cast}
    />
  );
}
