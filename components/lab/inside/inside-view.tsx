"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useMemo, useRef, useState } from "react";
import { NumberTable } from "@/components/charts/axes/number-table";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { curveInputs, extentOf, planeExtent, planeGrid } from "@/components/charts/examples/example-space";
import { useInSight } from "@/components/lab/results/use-in-sight";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { InsideQuestion, NetworkInside } from "@/lib/learning/training/network-inside";
import type { Examples } from "@/lib/learning/training/training";
import type { RunNumber } from "@/lib/session/log/events";
import { FirstLayer, MOST_FILTERS } from "./first-layer";
import { SignLegend } from "./sign-legend";
import { MOST_UNITS, unitColumns } from "./unit-columns";
import { UnitNetwork } from "./unit-network";
import { useUnitWords } from "./unit-words";
import { type LookInside, useInside } from "./use-inside";

type InsideViewProps = {
  challenge: ChallengeInfo;
  examples: Examples;
  /** The run whose network it is; null before there is one. */
  run: RunNumber | null;
  /** Whether it trains. */
  busy: boolean;
  look: LookInside;
};

/** Whether there is an inside to show: of networks that read points, one number or pictures. */
export function hasInside({ view }: Pick<ChallengeInfo, "view">): boolean {
  return view === "plane" || view === "curve" || view === "pictures";
}

/** Points along each side of the plane at which every unit is computed. */
const MAP_SIZE = 25;

/** What the network computes inside, while it trains: what each unit makes of the inputs, or the weights of the first layer as pictures. */
export const InsideView = memo(function InsideView({
  challenge,
  examples,
  run,
  busy,
  look,
}: InsideViewProps) {
  const view = useRef<HTMLDivElement>(null);
  const [visible, setVisible] = useState(false);
  useInSight(view, setVisible);
  const question = useMemo(() => questionOf(challenge, examples), [challenge, examples]);
  const answer = useInside(question, { run, busy, visible, look });
  return (
    <div ref={view} className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto pt-1">
      <Answer {...{ challenge, question }} answer={run === null ? "none" : answer} />
    </div>
  );
});

/** What a challenge's view is drawn from. */
export function questionOf({ view }: ChallengeInfo, { train, validation }: Examples): InsideQuestion {
  const splits = [train, validation];
  if (view === "pictures") return { of: "first-layer", most: MOST_FILTERS };
  if (view === "curve") {
    const inputs = curveInputs(extentOf(splits, 0, 1));
    return { of: "units", inputs, count: inputs.length, most: MOST_UNITS };
  }
  const inputs = planeGrid(planeExtent(splits), MAP_SIZE);
  return { of: "units", inputs, count: inputs.length / 2, most: MOST_UNITS };
}

/** What the network has answered. */
export function Answer({
  challenge,
  question,
  answer,
}: {
  challenge: ChallengeInfo;
  question: InsideQuestion;
  answer: NetworkInside | "asking" | "none";
}) {
  const t = useTranslations("inside");
  if (typeof answer === "string") return <Empty>{t(answer)}</Empty>;
  if (answer.diverged) return <Empty>{t("diverged")}</Empty>;
  if (question.of === "first-layer") return <FirstLayer inside={answer} challenge={challenge} />;
  return <Units {...{ challenge, question }} inside={answer} />;
}

function Empty({ children }: { children: ReactNode }) {
  return (
    <p className="grid min-h-40 flex-1 place-content-center text-balance px-6 text-center text-ink-muted text-sm">
      {children}
    </p>
  );
}

const PLANE = ["x", "y"] as const;
const LINE = ["x"] as const;

function Units({
  challenge,
  question,
  inside,
}: {
  challenge: ChallengeInfo;
  question: Extract<InsideQuestion, { of: "units" }>;
  inside: NetworkInside;
}) {
  const t = useTranslations("inside");
  const [asTable, setAsTable] = useState(false);
  const look = challenge.view === "curve" ? "curve" : "map";
  const columns = useMemo(() => unitColumns(inside, question.inputs, question.count), [inside, question]);
  const words = useUnitWords(challenge, inside.plan, columns, look === "curve" ? LINE : PLANE);
  return (
    <>
      <div className="flex shrink-0 items-start justify-between gap-2">
        <div className="grid gap-1 text-ink-muted text-xs">
          <p>{t(`hint.${look}`)}</p>
          <SignLegend />
        </div>
        <TableSwitch asTable={asTable} of={t("tab")} onTable={setAsTable} />
      </div>
      {asTable ? (
        <div className="min-h-64 flex-1">
          <NumberTable
            caption={t("table.caption")}
            columns={[t("table.unit"), t("table.weights"), t("table.bias"), t("table.activation")]}
            rows={words.rows()}
          />
        </div>
      ) : (
        <UnitNetwork {...{ columns, look, words }} />
      )}
    </>
  );
}
