"use client";

import { Copy, Pencil, Play, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { LocalTime } from "@/components/teach/sessions/local-time";
import { Pager, type Pages } from "@/components/teach/sessions/pager";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { textKey } from "@/lib/learning/examples/challenge";
import type { LessonName } from "@/lib/session/decide/lesson/lesson-plan";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { pathOfLesson } from "./plan-sources";

/** A saved plan in the teacher's list. `changedAt`: ISO 8601. */
type ListedPlan = {
  readonly id: string;
  readonly name: string;
  readonly rounds: readonly PlannedRound[];
  readonly changedAt: string;
};

type PlanListProps = {
  /** The lessons that everybody has, with how many minutes each takes by the clock. */
  lessons: readonly {
    readonly name: LessonName;
    readonly minutes: number;
    readonly rounds: readonly PlannedRound[];
  }[];
  /** One page of the teacher's own plans. */
  plans: readonly ListedPlan[];
  pages: Pages;
  onCopy: (planId: string, name: string) => Promise<ProblemCode | null>;
  onDelete: (planId: string) => Promise<ProblemCode | null>;
};

/** Lesson plans: the given lessons and the teacher's own. */
export function PlanList({ lessons, plans, pages, onCopy, onDelete }: PlanListProps) {
  const t = useTranslations("teach.plans");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  return (
    <>
      <h1 className="mb-2 text-3xl">{t("title")}</h1>
      <p className="mb-8 max-w-prose text-ink-muted">{t("intro")}</p>
      {refusal !== null && <RefusalNotice code={refusal} className="mb-4" />}
      <ul className="grid gap-4">
        {lessons.map(({ name, minutes, rounds }) => (
          <li key={name} className="rounded-card border border-line bg-surface p-5" hidden={pages.page > 0}>
            <h2 className="text-lg">{t("lesson", { count: minutes })}</h2>
            <PlanRounds rounds={rounds} />
            <div className="mt-4 flex flex-wrap gap-2">
              <Link href={pathOfLesson(name)} className={buttonClass({ variant: "primary", size: "sm" })}>
                <Play aria-hidden className="rtl:-scale-x-100" />
                <span>{t("start")}</span>
              </Link>
              <Link href="/teach/guide" className={buttonClass({ variant: "quiet", size: "sm" })}>
                {t("guide")}
              </Link>
            </div>
          </li>
        ))}
        {plans.map((plan) => (
          <li key={plan.id} className="rounded-card border border-line bg-surface p-5">
            <KeptPlan
              plan={plan}
              onCopy={async () => setRefusal(await onCopy(plan.id, t("copyOf", { name: plan.name })))}
              onDelete={async () => setRefusal(await onDelete(plan.id))}
            />
          </li>
        ))}
      </ul>
      <Pager {...pages} path="/teach/plans" label={t("pages")} />
      {plans.length === 0 && <p className="mt-6 text-ink-muted">{t("none")}</p>}
    </>
  );
}

type KeptProps = { plan: ListedPlan; onCopy: () => Promise<void>; onDelete: () => Promise<void> };

function KeptPlan({ plan: { id, name, rounds, changedAt }, onCopy, onDelete }: KeptProps) {
  const t = useTranslations("teach.plans");
  const [working, startWorking] = useTransition();
  const named = (action: string) => t("actionOn", { action, name });
  return (
    <div aria-busy={working}>
      <h2 className="break-words text-lg">
        <bdi>{name}</bdi>
      </h2>
      <p className="text-ink-muted text-sm">
        <span>{t("changed")}</span> <LocalTime at={changedAt} />
      </p>
      <PlanRounds rounds={rounds} />
      <div className="mt-4 flex flex-wrap gap-2">
        <Link
          href={`/teach/new?plan=${id}`}
          aria-label={named(t("start"))}
          className={buttonClass({ variant: "primary", size: "sm" })}
        >
          <Play aria-hidden className="rtl:-scale-x-100" />
          <span>{t("start")}</span>
        </Link>
        <Link
          href={`/teach/plans/${id}`}
          aria-label={named(t("edit"))}
          className={buttonClass({ size: "sm" })}
        >
          <Pencil aria-hidden />
          <span>{t("edit")}</span>
        </Link>
        <Button
          size="sm"
          variant="quiet"
          disabled={working}
          aria-label={named(t("copy"))}
          onClick={() => startWorking(onCopy)}
        >
          <Copy aria-hidden />
          <span>{t("copy")}</span>
        </Button>
        <ConfirmDialog
          danger
          title={t("deleteTitle", { name })}
          body={t("deleteBody")}
          confirmLabel={t("deleteConfirm")}
          onConfirm={() => startWorking(onDelete)}
          trigger={
            <Button size="sm" variant="quiet" disabled={working} aria-label={named(t("delete"))}>
              <Trash2 aria-hidden />
              <span>{t("delete")}</span>
            </Button>
          }
        />
      </div>
    </div>
  );
}

/** A plan at a glance: a line for each round. Challenges that are no longer in the catalogue are left out when the plan is used. */
function PlanRounds({ rounds }: { rounds: readonly PlannedRound[] }) {
  const t = useTranslations();
  return (
    <ol className="mt-2 grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-2">
      {rounds.map(({ challenge, words, table, drawings, aim, minutes }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a round is known by its place in the plan
        <li key={index} className="flex min-w-0 items-baseline gap-2">
          <span className="tabular text-ink-muted">{index + 1}</span>
          <span className="min-w-0 truncate">
            <bdi>
              {aim ?? words?.title ?? table?.title ?? drawings?.labels.join(", ") ?? titleOf(challenge)}
            </bdi>
          </span>
          <span className="ms-auto shrink-0 text-ink-muted">
            {minutes === null ? t("teach.plan.untilClosed") : t("teach.plan.minutes", { count: minutes })}
          </span>
        </li>
      ))}
    </ol>
  );

  function titleOf(challenge: string): string {
    const key = `challenges.${textKey(challenge)}.title`;
    return t.has(key) ? t(key) : challenge;
  }
}
