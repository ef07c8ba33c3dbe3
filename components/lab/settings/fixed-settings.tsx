"use client";

import { ChevronRight, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { isolate } from "@/components/board/isolate";
import { formatLearningRate } from "@/lib/learning/format";
import { type LockName, type Locks, lockedNames } from "@/lib/learning/locks";
import { unreachable } from "@/lib/learning/unreachable";
import { useNetworkWords } from "./settings-words";

/** What the round holds at a value, in one line such as `Fixed: 16–16 tanh · SGD · 32 · 200`; opened, each by its name, and why. */
export function FixedSettings({ locks }: { locks: Locks }) {
  const t = useTranslations("lab");
  const inWords = useNetworkWords();
  const shown = (name: LockName): string | null => {
    switch (name) {
      case "network":
        return locks.network ? inWords(locks.network) : null;
      case "optimiser":
        return locks.optimiser ? t(`optimisers.${locks.optimiser}`) : null;
      case "learningRate":
        return locks.learningRate === undefined ? null : formatLearningRate(locks.learningRate);
      case "weightDecay":
        if (locks.weightDecay === undefined) return null;
        return locks.weightDecay === 0 ? t("settings.noDecay") : formatLearningRate(locks.weightDecay);
      case "batchSize":
      case "epochs":
        return locks[name] === undefined ? null : String(locks[name]);
      default:
        return unreachable(name);
    }
  };
  const fixed = lockedNames(locks).map((name) => ({ name, value: shown(name) ?? "" }));
  if (fixed.length === 0) return null;
  // In the line, no weight decay is nothing to speak of, unless it is all that is fixed.
  const inLine = fixed.filter(({ name }) => name !== "weightDecay" || locks.weightDecay !== 0);
  return (
    <details data-fixed className="group text-sm">
      <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-control text-ink-muted hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <Lock aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="tabular min-w-0 flex-1 leading-snug">
          {t("settings.fixed", {
            values: (inLine.length > 0 ? inLine : fixed).map(({ value }) => isolate(value)).join(" · "),
          })}
        </span>
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 transition-transform group-open:rotate-90 rtl:rotate-180 rtl:group-open:rotate-90"
        />
      </summary>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 py-1 ps-5">
        {fixed.map(({ name, value }) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-ink-muted">{t(`settings.${name}`)}</dt>
            <dd className="tabular text-end font-medium">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="pt-1 ps-5 text-ink-muted text-xs">{t("settings.locked")}</p>
    </details>
  );
}
