import {
  Clock,
  Eye,
  FastForward,
  Flag,
  ListChecks,
  LockKeyholeOpen,
  Pause,
  Play,
  Presentation,
  Square,
  UserRoundSearch,
  Vote,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { nextRound } from "@/components/board/class-round";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Millis } from "@/lib/session/log/events";
import { isPaused, type Session } from "@/lib/session/log/session";
import { openVote } from "@/lib/session/log/vote";
import { announce, closeRound, END_SESSION, startRound } from "../countdown/step-commands";
import { canTellNames, isSealed, nextSteps, voteCommand } from "../next-step";
import { useShownStep } from "../opening-control";
import { type HostAction, shortcut } from "./host-action";

/** What "+2 min" gives. */
const EXTENSION: Millis = 120_000;

type Terms = {
  readonly session: Session;
  /** The round whose board the desk shows. */
  readonly shown: number | null;
  /** The class may be asked which words are real. */
  readonly votes: boolean;
  readonly disabled: boolean;
  readonly ask: (...commands: HostCommand[]) => void;
};

/** What a host can do with the rounds now, from opening one to ending the class. */
export function useRoundActions({ session, shown, votes, disabled, ask }: Terms): HostAction[] {
  const t = useTranslations("host");
  const vote = useTranslations("vote");
  const questions = useTranslations("question.desk");
  const showing = useShownStep(session);
  const { phase } = session;
  const action = (given: Partial<HostAction> & Pick<HostAction, "id" | "label" | "icon" | "perform">) => ({
    ...{ group: "round" as const, shortcut: null, pressed: null, confirm: null, disabled },
    ...given,
  });
  const actions: HostAction[] = [];

  if (phase.kind === "round") {
    const { round } = phase;
    const running = session.rounds[round];
    const paused = isPaused(session);
    actions.push(
      action({
        id: "pause",
        label: t(paused ? "controls.resume" : "controls.pause"),
        icon: paused ? Play : Pause,
        shortcut: shortcut("P"),
        pressed: paused,
        perform: () => ask({ type: paused ? "resume-round" : "pause-round", round }),
      }),
    );
    if (running?.state === "running" && running.deadline !== null) {
      const deadline = running.deadline + EXTENSION;
      actions.push(
        action({
          id: "extend",
          label: t("controls.extend"),
          icon: Clock,
          shortcut: shortcut("E"),
          perform: () => ask({ type: "extend-round", round, deadline }),
        }),
      );
    }
    actions.push(
      action({
        id: "close",
        label: t("step.close", { round: round + 1 }),
        icon: Square,
        shortcut: shortcut("C"),
        perform: () => ask(announce(closeRound(round))),
      }),
    );
  } else if (phase.kind !== "ended") {
    const round = phase.kind === "opened" ? phase.round : nextRound(session);
    if (round !== null) {
      actions.push(
        action({
          id: "start",
          label: t("step.start", { round: round + 1 }),
          icon: Play,
          shortcut: shortcut("S"),
          perform: () => ask(announce(startRound(round))),
        }),
      );
      if (phase.kind !== "opened")
        actions.push(
          action({
            id: "open",
            label: t("controls.open", { round: round + 1 }),
            icon: Presentation,
            shortcut: shortcut("O"),
            perform: () => ask({ type: "open-round", round }),
          }),
        );
    }
  }
  const sealed = [...nextSteps(session).flatMap((step) => (step.kind === "open-test" ? [step.round] : []))];
  if (shown !== null && isSealed(session, shown) && !sealed.includes(shown)) sealed.push(shown);
  for (const [index, round] of sealed.entries())
    actions.push(
      action({
        id: `test-${round}`,
        label: t("step.test", { round: round + 1 }),
        icon: LockKeyholeOpen,
        shortcut: index === 0 ? shortcut("T") : null,
        confirm: {
          title: t("step.testTitle", { round: round + 1 }),
          body: t("step.testBody"),
          confirmLabel: t("step.testConfirm"),
          danger: false,
        },
        perform: () => ask({ type: "request-test", round }),
      }),
    );
  if (showing !== null && showing.next !== null) {
    const { round, next } = showing;
    actions.push(
      action({
        id: "advance-opening",
        label: t("showing.next", { step: next }),
        icon: FastForward,
        shortcut: shortcut("J"),
        perform: () => ask({ type: "advance-opening", round, step: next }),
      }),
    );
  }
  if (shown !== null && canTellNames(session, shown))
    actions.push(
      action({
        id: `tell-${shown}`,
        label: t("step.tell", { round: shown + 1 }),
        icon: UserRoundSearch,
        shortcut: shortcut("W"),
        confirm: {
          title: t("step.tellTitle", { round: shown + 1 }),
          body: t("step.tellBody"),
          confirmLabel: t("step.tellConfirm"),
          danger: false,
        },
        perform: () => ask({ type: "tell-names", round: shown }),
      }),
    );
  for (const step of nextSteps(session)) {
    if (step.kind === "ask-checks")
      actions.push(
        action({
          id: "ask-checks",
          label: questions("askChecks"),
          icon: ListChecks,
          perform: () => ask({ type: "ask-checks" }),
        }),
      );
    if (step.kind === "show-answers")
      actions.push(
        action({
          id: "show-answers",
          label: t("step.showAnswers"),
          icon: Eye,
          perform: () =>
            ask(...step.questions.map((question) => ({ type: "close-question", question }) as const)),
        }),
      );
  }
  if (votes)
    actions.push(
      action({
        id: "vote",
        label: vote(openVote(session.votes) ? "show" : "ask"),
        icon: Vote,
        perform: () => ask(voteCommand(session)),
      }),
    );
  if (phase.kind !== "ended")
    actions.push(
      action({
        id: "end",
        label: t("end.action"),
        icon: Flag,
        perform: () => ask(announce(END_SESSION)),
      }),
    );
  const [next] = nextSteps(session);
  const primary = actions.find(
    ({ id }) => id === PRIMARY[next.kind] || id === `test-${"round" in next && next.round}`,
  );
  if (primary)
    actions.unshift({
      ...primary,
      id: "next",
      label: t("controls.next", { action: primary.label }),
      icon: FastForward,
      shortcut: shortcut("N"),
    });
  return actions;
}

const PRIMARY = {
  "open-round": "open",
  "start-round": "start",
  "close-round": "close",
  "open-test": "",
  "ask-checks": "ask-checks",
  "show-answers": "show-answers",
  "end-session": "end",
  "watch-replay": "",
} as const;
