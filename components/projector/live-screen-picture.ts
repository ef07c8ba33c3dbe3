"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { currentRound } from "@/components/board/class-round";
import type { ClassPicture, Colouring } from "@/lib/session/board/pictures/class-picture";
import { questionsAbout } from "@/lib/session/board/questions/asked-questions";
import { roundOfPhase, type Session } from "@/lib/session/log/session";
import { currentVote } from "@/lib/session/log/vote";
import type { Rotation } from "./rotation";

/** A picture that somebody chose, and the moment for which. `moment` null: whichever comes first. `picture` null: whatever suits the moment. */
export type PictureChoice = { readonly moment: string | null; readonly picture: ClassPicture | null };

/** What this screen shows of the class, and how its colours are chosen to be meant; null: whatever suits the moment, or the round. */
export type ScreenPicture = {
  readonly picture: ClassPicture | null;
  readonly onPicture: (picture: ClassPicture | null) => void;
  readonly colouring: Colouring | null;
  readonly onColouring: (colouring: Colouring) => void;
  readonly rotation: Rotation;
  /** Turns the rotation on or off, or goes on with it. */
  readonly onRotate: () => void;
};

/**
 * The picture of the class that this screen shows; null: whatever suits the moment. `first`: the one in its address. The host may choose
 * another from any desk, and anybody at this screen by its keys: the last choice counts. When the class moves on, the screen returns to what
 * suits the moment. What the class votes on or is asked comes first, as a test that is open does: the screen shows it when it opens, and again
 * when its answers are shown, until something else is chosen or the class moves on. The colouring stays for a round. The pictures take turns until the class moves on, too; whatever
 * else is shown holds the rotation until somebody goes on with it.
 */
export function useScreenPicture(session: Session | null, first: ClassPicture | null): ScreenPicture {
  const moment = session && momentOf(session);
  const [chosen, setChosen] = useState<PictureChoice>({ moment: null, picture: first });
  useEffect(() => {
    if (moment !== null) setChosen((before) => (before.moment === null ? { ...before, moment } : before));
  }, [moment]);
  const now = useRef(moment);
  useEffect(() => {
    now.current = moment;
  });
  const show = useCallback((picture: ClassPicture | null) => setChosen({ moment: now.current, picture }), []);
  const before = useRef(session);
  useEffect(() => {
    const news = before.current && session && pictureOfNews(before.current, session);
    before.current = session;
    if (news) show(news);
  }, [session, show]);
  const round = session && roundOfPhase(session.phase);
  const [coloured, setColoured] = useState<{ round: number | null; by: Colouring } | null>(null);
  const onColouring = useCallback((by: Colouring) => setColoured({ round, by }), [round]);
  const place = session && placeOf(session);
  const [rotating, setRotating] = useState<string | null>(null);
  const here = useRef(place);
  useEffect(() => {
    here.current = place;
  });
  const rotate = useCallback((on: boolean) => setRotating(on ? here.current : null), []);
  useHostsChoice(session?.shown ?? null, show, onColouring, rotate);
  const picture =
    session === null || moment === null
      ? chosen.picture
      : shownPicture(chosen, moment, askedPicture(session));
  const rotation = place === null ? "off" : rotationOf(rotating, place, picture);
  return {
    ...{ picture, onPicture: show, onColouring, rotation },
    colouring: coloured?.round === round ? coloured.by : null,
    onRotate: () => {
      if (rotation !== "on") show(null);
      rotate(rotation !== "on");
    },
  };
}

/** Whether the pictures take turns here. `rotating`: the place in the lesson for which they were told to; null: none. `picture`: the one to show instead. */
export function rotationOf(rotating: string | null, place: string, picture: ClassPicture | null): Rotation {
  if (rotating !== place) return "off";
  return picture === null ? "on" : "held";
}

/** Shows what the host chooses while this screen is open. What was chosen before it was opened may have been for an earlier moment. */
function useHostsChoice(
  shown: Session["shown"] | null,
  show: (picture: ClassPicture | null) => void,
  onColouring: (colouring: Colouring) => void,
  rotate: (on: boolean) => void,
): void {
  const seen = useRef<number | null>(null);
  const { count = null, picture = null, colouring = null, rotates = false } = shown ?? {};
  useEffect(() => {
    if (seen.current !== null && count !== null && count > seen.current) {
      show(picture);
      if (colouring) onColouring(colouring);
      rotate(rotates);
    }
    // A rotation is over once the class moves on, so one that is on is meant for now.
    if (seen.current === null && rotates) rotate(true);
    seen.current = count;
  }, [count, picture, colouring, rotates, show, onColouring, rotate]);
}

/** What to show at a moment. The choice in an address applies only to the moment in which the screen was opened. `asked`: see `askedPicture`. */
export function shownPicture(
  { moment: chosenAt, picture }: PictureChoice,
  moment: string,
  asked: ClassPicture | null,
): ClassPicture | null {
  const chosen = chosenAt === null || chosenAt === moment ? picture : null;
  return chosen ?? asked;
}

/** The picture of what the class is voting on or answering now; null if it is neither. Of both, the one that came later. */
export function askedPicture(session: Session): ClassPicture | null {
  const vote = currentVote(session)?.vote;
  const voting = vote?.closedAt === null ? vote.openedAt : null;
  const asking = here(session).findLast(({ question }) => question.closed === null && isTakenUp(question));
  if (!asking) return voting === null ? null : "vote";
  return voting !== null && voting > asking.question.askedAt ? "vote" : "question";
}

/** The picture of answers that are shown now and were not before, of the class or of its networks; null if there are none, or if the class has moved on meanwhile. */
export function pictureOfNews(before: Session, after: Session): ClassPicture | null {
  const wasVoting = currentVote(before)?.vote.closedAt === null;
  const vote = currentVote(after)?.vote;
  if (wasVoting && vote && vote.closedAt !== null) return "vote";
  if (placeOf(before) !== placeOf(after)) return null;
  const round = currentRound(after);
  if (after.inputs.length > before.inputs.length && after.inputs.at(-1)?.round === round) return "input";
  const isNews = here(after).some(({ number, question }) => {
    const known = before.questions[number];
    if (!known) return false;
    const isClosed = known.closed === null && question.closed !== null;
    return isClosed || (known.revealed === null && question.revealed !== null);
  });
  return isNews ? "question" : null;
}

/** A string that changes whenever the class moves on, a test is opened, a vote is, or the class is asked something. */
export function momentOf(session: Session): string {
  const { rounds, votes, questions } = session;
  const opened = rounds.filter((round) => round.state === "closed" && round.test !== null).length;
  return `${placeOf(session)}/${opened}/${votes.length}/${questions.filter(isTakenUp).length}`;
}

export function placeOf({ phase }: Session): string {
  return `${phase.kind}/${"round" in phase ? phase.round : ""}`;
}

function here(session: Session) {
  return questionsAbout(session, currentRound(session));
}

/** The class takes these up together as soon as they are asked. What it expects, and what it knows before the lesson, it answers beside other things. */
function isTakenUp({ purpose }: Session["questions"][number]): boolean {
  return purpose === "own" || purpose === "after";
}
