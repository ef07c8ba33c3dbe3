"use client";

import { Hand, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { lastRun } from "@/components/board/activity";
import { useDiagnosisWords } from "@/components/board/diagnosis-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Task } from "@/lib/learning/examples/task";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isMember } from "@/lib/session/decide/seats";
import { diagnosisOf } from "@/lib/session/insights/run-diagnosis";
import type { Millis, ParticipantId } from "@/lib/session/log/events";
import type { Participant, Run, Session } from "@/lib/session/log/session";
import { SayForm } from "./say-form";
import type { SeatCode } from "./seat-move";
import { StudentActions } from "./student-actions";
import { StudentAnswers } from "./student-answers";
import { StudentNotes } from "./student-notes";
import { StudentRuns } from "./student-runs";
import { type StudentState, studentState } from "./student-state";

/** What the drawer needs of the server besides commands. */
export type StudentPorts = {
  /** Makes the code that moves a student's seat, or says why not. */
  readonly onMove: (student: ParticipantId) => Promise<SeatCode | ProblemCode>;
  /** Draws how the network of a run divides the plane, where it does and the server has it. */
  readonly drawSurface: (asked: { readonly participant: ParticipantId; readonly run: Run }) => ReactNode;
};

export type StudentDrawerProps = StudentPorts & {
  readonly session: Session;
  readonly participant: Participant;
  /** They may need help. */
  readonly stuck: boolean;
  /** When this desk saw them leave; null if it did not, or they are here. */
  readonly offlineSince: Millis | null;
  readonly now: Millis;
  /** The task of each planned round. */
  readonly tasks: readonly Task[];
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** The page on which a code is entered, by code. */
  readonly addressOf: (code: string) => string;
  /** No commands can be sent: offline, or the class has ended. */
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
  readonly onClose: () => void;
};

/** Everything that the desk knows about one student, and all that the host can do about them. The class goes on beside it; on a phone it is a sheet over it. */
export function StudentDrawer(props: StudentDrawerProps) {
  const { session, participant, stuck, offlineSince, now, readOnly, onCommand, onClose } = props;
  const t = useTranslations("host.student");
  const common = useTranslations("common");
  const title = useId();
  const drawer = useRef<HTMLDivElement>(null);
  const { id, nickname } = participant;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another student is another beginning
  useEffect(() => {
    drawer.current?.focus({ preventScroll: true });
    drawer.current?.querySelector("[data-drawer-body]")?.scrollTo(0, 0);
  }, [id]);
  const state = studentState(session, participant, { stuck, offlineSince });

  return (
    <div
      ref={drawer}
      role="dialog"
      aria-labelledby={title}
      tabIndex={-1}
      data-student-drawer
      className={cn(
        "fixed inset-0 z-30 flex flex-col border-line bg-surface text-ink shadow-popup outline-none print:hidden",
        "sm:start-auto sm:w-[26rem] sm:border-s lg:absolute lg:top-14",
      )}
    >
      <div className="flex items-start gap-2 border-line border-b py-2.5 ps-4 pe-2">
        <div className="min-w-0 flex-1">
          <h2 id={title} className="break-words font-semibold text-lg leading-snug">
            <bdi translate="no">{nickname}</bdi>
          </h2>
          <StateLine {...{ state, now }} />
        </div>
        {participant.handRaisedAt !== null && (
          <Button
            size="sm"
            variant="quiet"
            disabled={readOnly}
            className="bg-accent/12 text-accent"
            aria-label={t("lowerHand", { minutes: minutesSince(participant.handRaisedAt, now) })}
            onClick={() => void onCommand({ type: "lower-hand", participant: id })}
          >
            <Hand aria-hidden />
            <span>{t("lower")}</span>
          </Button>
        )}
        <Button
          size="sm"
          variant="quiet"
          className="w-8 px-0"
          aria-label={common("close")}
          onClick={() => onClose()}
        >
          <X aria-hidden />
        </Button>
      </div>
      <div
        data-drawer-body
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto overscroll-contain px-4 py-3"
      >
        <div className="flex flex-col gap-3">
          {isMember(participant) && (
            <SayForm key={`say ${id}`} {...{ session, participant, readOnly, onCommand }} />
          )}
          <StudentActions
            key={`do ${id}`}
            {...{ session, participant, readOnly, onCommand }}
            addressOf={props.addressOf}
            onMove={() => props.onMove(id)}
          />
        </div>
        <LastDiagnosis {...props} />
        <StudentRuns key={`runs ${id}`} {...props} />
        <StudentAnswers {...{ session, id }} />
        <StudentNotes key={`notes ${id}`} {...{ session, id, readOnly, onCommand }} />
      </div>
    </div>
  );
}

const DOTS: Record<StudentState["kind"], string> = {
  removed: "border border-danger",
  waiting: "bg-accent",
  offline: "border border-line-strong",
  training: "bg-good",
  stuck: "bg-warning",
  idle: "bg-line-strong",
  here: "bg-line-strong",
};

function StateLine({ state: { kind, since }, now }: { state: StudentState; now: Millis }) {
  const t = useTranslations("host.student");
  return (
    <p className="flex items-center gap-1.5 text-ink-muted text-sm">
      <span aria-hidden className={cn("size-2 shrink-0 rounded-full", DOTS[kind])} />
      <span>
        {since === null
          ? t(`state.${kind}`)
          : t("since", { state: t(`state.${kind}`), minutes: minutesSince(since, now) })}
      </span>
    </p>
  );
}

function minutesSince(since: Millis, now: Millis): number {
  return Math.max(0, Math.floor((now - since) / 60_000));
}

/** How the run that they train now, or trained last, is doing, with what to try. */
function LastDiagnosis({ session, participant, tasks }: StudentDrawerProps) {
  const t = useTranslations("host.student");
  const wordsOf = useDiagnosisWords();
  const run = lastRun(participant);
  const task = run && tasks[run.round];
  const diagnosis = run && task ? diagnosisOf(session, run, task) : null;
  if (run === null || diagnosis === null) return null;
  const { regime, fit } = wordsOf(diagnosis, session.plan.rounds[run.round]?.locks ?? {});
  return (
    <section aria-label={t("diagnosis")} className="flex flex-col gap-1.5 rounded-control bg-sunken p-3">
      <h3 className="flex flex-wrap items-center gap-1.5 font-semibold text-sm">
        <span>{t("run", { number: run.number + 1 })}</span>
        <Badge tone="accent">{regime.label}</Badge>
        {fit && <Badge tone="accent">{fit.label}</Badge>}
      </h3>
      <p className="text-sm">{[regime.sentence, fit?.sentence].filter(Boolean).join(" ")}</p>
    </section>
  );
}
