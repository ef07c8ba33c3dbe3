"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TimeLeft } from "@/components/board/time-left";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { type NextStep, nextSteps } from "../next-step";
import type { RosterEntry } from "../roster-entry";
import { lessonClock } from "./lesson-clock";
import { isOffering, scriptSteps } from "./script-steps";
import { LessonButtons, StepContent, type StepDeed } from "./step-content";
import { StepFrame } from "./step-frame";
import { useMomentPictures } from "./use-moment-pictures";

export type ScriptCardProps = StepDeed & {
  readonly now: Millis;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly entries: readonly RosterEntry[];
  readonly folding: Folding;
};

/** Whether the script is folded up. */
export type Folding = { readonly folded: boolean; readonly onFold: (folded: boolean) => void };

/**
 * The lesson's script: what a teacher says, watches, asks and does in the moment that the class is in, with buttons for all of it. Folded up, it keeps
 * the steps of the lesson.
 */
export function ScriptCard({ now, challenges, entries, folding, ...deed }: ScriptCardProps) {
  const { session } = deed;
  const t = useTranslations("host.script");
  const open = !folding.folded;
  const shown = useMomentPictures(session);
  const [hasProjector, setHasProjector] = useState(false);
  const { phase } = session;
  const round = "round" in phase ? phase.round : null;
  const running = phase.kind === "round" ? session.rounds[phase.round] : undefined;
  const steps = scriptSteps(session, {
    ...{ shown, hasProjector },
    challenge: round === null ? null : (challenges[round] ?? null),
  });
  const current = steps.findIndex((step) => isOffering(step, shown));
  return (
    <Collapsible.Root
      open={open}
      onOpenChange={(next) => folding.onFold(!next)}
      className="flex min-h-0 flex-1 flex-col gap-2.5"
    >
      <header className="flex shrink-0 items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-base leading-snug">
            {t(`moments.${phase.kind}`, { round: (round ?? 0) + 1 })}
          </h2>
          <ClockLine session={session} now={now} />
        </div>
        {running && <TimeLeft round={running} now={now} />}
        <Collapsible.Trigger
          aria-label={t("title")}
          title={t("title")}
          // Where the moment has no script, there is no panel to name.
          {...(steps.length <= 1 && { "aria-controls": undefined })}
          className={cn(buttonClass({ variant: "quiet", size: "sm" }), "group -me-1.5 w-8 px-0")}
        >
          <ChevronDown aria-hidden className="group-data-panel-open:rotate-180" />
        </Collapsible.Trigger>
      </header>
      {steps.length > 1 && (
        <Collapsible.Panel
          // What scrolls must be reachable by the keyboard.
          tabIndex={0}
          className="scroll-cue -mx-1 min-h-0 px-1 lg:overflow-y-auto"
        >
          <ol aria-label={t("title")} className="flex flex-col">
            {steps.map(
              (step, index) =>
                step.kind !== "next" && (
                  <StepFrame
                    // A kind of step comes once in a moment.
                    key={`${phase.kind}/${round}/${step.kind}`}
                    kind={step.kind}
                    done={step.done}
                    current={index === current}
                  >
                    <StepContent
                      {...{ step, shown, entries, round }}
                      {...deed}
                      onProjector={() => setHasProjector(true)}
                    />
                  </StepFrame>
                ),
            )}
          </ol>
        </Collapsible.Panel>
      )}
      <NextSteps {...deed} steps={open ? (steps.at(-1)?.steps ?? []) : nextSteps(session)} />
    </Collapsible.Root>
  );
}

/** Where the lesson goes on, always in view: the steps of the lesson that have no place of their own in the script. */
function NextSteps({ steps, ...deed }: StepDeed & { readonly steps: readonly NextStep[] }) {
  const t = useTranslations("host.script");
  const { session } = deed;
  return (
    <fieldset aria-label={t("goOn")} className="flex min-w-0 shrink-0 flex-col gap-1.5">
      {session.phase.kind === "lobby" && session.participants.length === 0 && (
        <p className="text-ink-muted text-sm">{t("alone")}</p>
      )}
      <LessonButtons {...deed} steps={steps} />
    </fieldset>
  );
}

/** How long this moment should take, and how the lesson is doing by the clock. */
function ClockLine({ session, now }: { readonly session: Session; readonly now: Millis }) {
  const t = useTranslations("host.script.clock");
  const { moment, passed, all, late } = lessonClock(session, now);
  const parts = [
    ...(moment === null ? [] : [t("moment", { count: moment })]),
    ...(passed === null ? [] : [all === null ? t("passed", { passed }) : t("passedOf", { passed, all })]),
    ...(late > 0 ? [t("late", { count: late })] : late < 0 ? [t("early", { count: -late })] : []),
  ];
  if (parts.length === 0) return null;
  return <p className="tabular text-ink-muted text-xs leading-snug">{parts.join(" · ")}</p>;
}
