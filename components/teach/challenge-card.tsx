"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ChallengeOption } from "./challenge-option";

type Props = { challenge: ChallengeOption; disabled: boolean; onAdd: () => void };

/** One challenge of the catalogue: what it looks like, what it asks, and a button that puts it in the plan. */
export function ChallengeCard({ challenge, disabled, onAdd }: Props) {
  const t = useTranslations();
  const title = t(`challenges.${challenge.id}.title`);
  return (
    <article className="flex h-full gap-4 rounded-card border border-line bg-surface p-4">
      <div className="size-24 shrink-0 overflow-hidden rounded-control bg-sunken" dir="ltr">
        {challenge.preview}
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex items-start justify-between gap-3">
          <h3 className="text-base">{title}</h3>
          <Button
            size="sm"
            onClick={onAdd}
            disabled={disabled}
            aria-label={t("teach.plan.addOf", { title })}
            className="-mt-0.5 shrink-0"
          >
            <Plus aria-hidden />
            {t("teach.plan.add")}
          </Button>
        </div>
        <p className="text-sm">{t(`challenges.${challenge.id}.question`)}</p>
        <p className="mt-auto text-ink-muted text-sm">
          {t(`teach.plan.kinds.${challenge.kind}`)}
          <br />
          {t("teach.plan.examples", { count: challenge.examples })}
        </p>
      </div>
    </article>
  );
}
