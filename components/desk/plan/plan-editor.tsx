"use client";

import { Plus, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { isolate } from "@/components/board/isolate";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { describedInfo } from "@/lib/learning/examples/own-content";
import { unreachable } from "@/lib/learning/unreachable";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Session } from "@/lib/session/log/session";
import { RoundPlan } from "../round-plan";
import { ComingMinutesDialog, ComingRulesDialog } from "./coming-dialogs";
import { FreerDialog, restricts } from "./freer-dialog";
import { InsertDialog } from "./insert-dialog";
import {
  changeRound,
  firstComing,
  freeRound,
  insertRounds,
  moveRound,
  type PlanChange,
  playAgain,
  roundInPlay,
  skipRound,
} from "./plan-changes";
import { ROUND_DEEDS, type RoundDeed, RoundMenu } from "./round-menu";
import { usePlanEditing } from "./use-plan-editing";

type PlanEditorProps = {
  readonly session: Session;
  /** By round of the plan with which the page was opened; null where this version does not know it. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** Every challenge of this server. */
  readonly insertable: readonly ChallengeInfo[];
  /** The round whose curves and board the desk shows. */
  readonly shown: number | null;
  /** No commands can be sent: offline, or the class has ended. */
  readonly readOnly: boolean;
  readonly onShow: (round: number) => void;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

type OpenDialog =
  | { readonly kind: "rules" | "minutes" | "freer"; readonly round: number }
  | { readonly kind: "insert" };

/** The plan of the running class. Rounds that are coming can be changed in every way, the one that the class is in only be made freer. */
export function PlanEditor({ session, insertable, shown, readOnly, onShow, ...props }: PlanEditorProps) {
  const t = useTranslations("host.planEdit");
  const problems = useTranslations("problems");
  const textsOf = useChallengeTexts();
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const { change, said, undo, refusal } = usePlanEditing(session, props.onCommand);
  const { rounds } = session.plan;
  const infoOf = useInfo(props.challenges, insertable);
  const challenges = useMemo(() => rounds.map(infoOf), [rounds, infoOf]);
  const hasEnded = session.phase.kind === "ended";
  const titleOf = (round: number) => isolate(textsOf(rounds[round]!).title);
  const close = () => setOpen(null);
  const make = (deed: RoundDeed | "insert", command: PlanChange, title: string) =>
    change(command, t(`said.${deed}`, { title }));

  const onDeed = (round: number, deed: RoundDeed) => {
    const title = titleOf(round);
    switch (deed) {
      case "again":
        return void make(deed, playAgain(session, round), title);
      case "skip":
        return void make(deed, skipRound(session, round), title);
      case "up":
      case "down": {
        const moved = moveRound(session, round, deed === "up" ? -1 : 1);
        return moved && void make(deed, moved, title);
      }
      case "freer":
      case "rules":
      case "minutes":
        return setOpen({ kind: deed, round });
      default:
        return unreachable(deed);
    }
  };
  const refused = refusal !== null && <Notice tone="danger">{problems(refusal)}</Notice>;
  const changing = (round: number, deed: "rules" | "minutes") => async (planned: Partial<PlannedRound>) =>
    (await make(deed, changeRound(session, round, planned), titleOf(round))) === null;

  return (
    <div className="flex flex-col gap-2">
      <RoundPlan
        {...{ session, challenges, shown, onShow }}
        menuOf={(round) =>
          !hasEnded && (
            <RoundMenu
              number={round + 1}
              deeds={deedsFor(session, round, challenges[round] !== null)}
              disabled={readOnly}
              onDeed={(deed) => onDeed(round, deed)}
            />
          )
        }
      />
      {!hasEnded && (
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Button size="sm" variant="quiet" disabled={readOnly} onClick={() => setOpen({ kind: "insert" })}>
            <Plus aria-hidden />
            <span>{t("insert")}</span>
          </Button>
          {undo && (
            <Button size="sm" variant="quiet" disabled={readOnly} className="ms-auto" onClick={undo}>
              <Undo2 aria-hidden className="rtl:-scale-x-100" />
              <span>{t("undo")}</span>
            </Button>
          )}
        </div>
      )}
      <p role="status" className="px-2 text-ink-muted text-xs empty:hidden">
        {said}
      </p>
      {open === null && refusal !== null && <Notice tone="danger">{problems(refusal)}</Notice>}
      {open?.kind === "rules" && challenges[open.round] && (
        <ComingRulesDialog
          number={open.round + 1}
          planned={rounds[open.round]!}
          challenge={challenges[open.round]!}
          refusal={refused}
          onChange={changing(open.round, "rules")}
          onClose={close}
        />
      )}
      {open?.kind === "minutes" && rounds[open.round] && (
        <ComingMinutesDialog
          number={open.round + 1}
          planned={rounds[open.round]!}
          refusal={refused}
          onChange={changing(open.round, "minutes")}
          onClose={close}
        />
      )}
      {open?.kind === "freer" && rounds[open.round] && (
        <FreerDialog
          number={open.round + 1}
          planned={rounds[open.round]!}
          refusal={refused}
          onFree={async (freedom) =>
            (await make("freer", freeRound(session, freedom), titleOf(open.round))) === null
          }
          onClose={close}
        />
      )}
      <InsertDialog
        open={open?.kind === "insert"}
        onOpenChange={(isOpen) => setOpen(isOpen ? { kind: "insert" } : null)}
        {...{ insertable, rounds }}
        first={firstComing(session)}
        refusal={open?.kind === "insert" && refused}
        onInsert={async (round, place) => {
          const title = isolate(textsOf(round).title);
          if ((await make("insert", insertRounds(session, place, [round]), title)) === null) close();
        }}
      />
    </div>
  );
}

/** What can be done with a round now. `isKnown`: this version knows its challenge. */
function deedsFor(session: Session, round: number, isKnown: boolean): RoundDeed[] {
  const first = firstComing(session);
  const isComing = round >= first;
  const isStarted = (session.rounds[round]?.state ?? "planned") !== "planned";
  const can: Record<RoundDeed, boolean> = {
    again: isStarted && isKnown,
    freer: round === roundInPlay(session) && restricts(session.plan.rounds[round]!),
    rules: isComing && isKnown,
    minutes: isComing,
    up: moveRound(session, round, -1) !== null,
    down: moveRound(session, round, 1) !== null,
    skip: isComing && (first > 0 || session.plan.rounds.length > 1),
  };
  return ROUND_DEEDS.filter((deed) => can[deed]);
}

/** Looks up what this page knows of a round's challenge; null if that is nothing. */
function useInfo(
  challenges: PlanEditorProps["challenges"],
  insertable: readonly ChallengeInfo[],
): (round: PlannedRound) => ChallengeInfo | null {
  return useCallback(
    (round) =>
      describedInfo(round) ??
      [...challenges, ...insertable].find((info) => info?.id === round.challenge) ??
      null,
    [challenges, insertable],
  );
}
