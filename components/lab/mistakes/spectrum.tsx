"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ShownRun } from "@/components/lab/runs/shown-run";
import { cn } from "@/components/ui/class-names";
import { diagnose, fittingIn } from "@/lib/learning/curves/diagnosis";
import { type FITS, type Fitting, JUST_RIGHT_UNTIL } from "@/lib/learning/curves/fitting";
import type { Task } from "@/lib/learning/examples/task";

/** From left to right, in every language. */
const ZONES = ["underfitting", "just-right", "overfitting"] as const satisfies (typeof FITS)[number][];
const WIDTHS = [shareOf(-JUST_RIGHT_UNTIL), JUST_RIGHT_UNTIL, shareOf(-JUST_RIGHT_UNTIL)];

/** A scale from underfitting to overfitting, with the current run and the student's other runs on it. */
export function Spectrum({
  runs,
  current,
  task,
}: {
  runs: readonly ShownRun[];
  current: ShownRun | null;
  task: Task;
}) {
  const t = useTranslations("mistakes.spectrum");
  const mark = useMemo(() => current && spectrumMark(current, task), [current, task]);
  const others = useMemo(() => otherPlaces(runs, current, task), [runs, current, task]);
  const number = mark?.ordinal ?? 0;
  const placed = mark?.kind === "placed" ? mark : null;
  const fit = placed?.fit ?? null;
  const standing = useMemo(
    () => fit && `${t("place", { number, fit })} ${t(`why.${fit}`)}`,
    [t, number, fit],
  );
  return (
    <section aria-label={t("title")} className="flex shrink-0 flex-col gap-1.5 text-sm">
      <div dir="ltr" aria-hidden="true" className="relative">
        <div className="flex h-7 gap-0.5 text-ink-muted text-xs">
          {ZONES.map((zone, index) => (
            <span
              key={zone}
              style={{ width: `${100 * WIDTHS[index]!}%` }}
              className={cn(
                "grid min-w-0 place-content-center truncate bg-sunken first:rounded-s-full last:rounded-e-full",
                zone === "just-right" && "bg-good/15",
                placed?.fit === zone && "font-semibold text-ink",
              )}
            >
              {t(zone)}
            </span>
          ))}
        </div>
        {others.map((place, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity
            key={index}
            style={{ left: `${100 * shareOf(place)}%` }}
            className="absolute -bottom-1 h-2 w-0.5 -translate-x-1/2 bg-line-strong"
          />
        ))}
        {placed && (
          <span
            style={{ left: `${100 * shareOf(placed.place)}%` }}
            className="absolute -inset-y-1 w-1 -translate-x-1/2 rounded-full bg-accent transition-[left] duration-300 motion-reduce:transition-none"
          />
        )}
      </div>
      <p>
        {mark === null && <span>{t("none")}</span>}
        {mark?.kind === "early" && <span>{t("early", { number })}</span>}
        {mark?.kind === "diverged" && <span>{t("diverged", { number })}</span>}
        {standing && <span>{standing}</span>}{" "}
        {others.length > 0 && <span className="text-ink-muted">{t("others")}</span>}
      </p>
    </section>
  );
}

/** Where a run stands between underfitting and overfitting, or why it has no place. */
type SpectrumMark =
  | ({ readonly kind: "placed"; readonly ordinal: number } & Fitting)
  | { readonly kind: "early" | "diverged"; readonly ordinal: number };

/** The place of a run on the spectrum, from its two curves. */
export function spectrumMark({ curve, settings, end, ordinal }: ShownRun, task: Task): SpectrumMark {
  const reading = { task, settings, diverged: end === "diverged" };
  const fitting = fittingIn(curve, reading);
  if (fitting) return { kind: "placed", ordinal, ...fitting };
  return { kind: diagnose(curve, reading) === null ? "early" : "diverged", ordinal };
}

/** Of runs that have ended, whose places stay while another one trains; null for those that have none. */
const knownPlaces = new WeakMap<ShownRun, number | null>();

/** The places of the student's other runs that have ended and have a place. */
export function otherPlaces(runs: readonly ShownRun[], current: ShownRun | null, task: Task): number[] {
  return runs.flatMap((run) => {
    if (run.number === current?.number || run.end === null) return [];
    let place = knownPlaces.get(run);
    if (place === undefined) {
      const mark = spectrumMark(run, task);
      place = mark.kind === "placed" ? mark.place : null;
      knownPlaces.set(run, place);
    }
    return place === null ? [] : [place];
  });
}

/** A place from −1 to 1 as a share of the width, 0 to 1. */
export function shareOf(place: number): number {
  return (place + 1) / 2;
}
