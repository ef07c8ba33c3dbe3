"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { Button } from "@/components/ui/button";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { bySection, type ChallengeOption } from "./challenge-preview";

type ChallengeCatalogueProps = {
  challenges: readonly ChallengeOption[];
  disabled: boolean;
  onAdd: (challenge: ChallengeInfo) => void;
};

/** Every challenge, grouped by kind of examples. */
export function ChallengeCatalogue({ challenges, disabled, onAdd }: ChallengeCatalogueProps) {
  const t = useTranslations("teach.plan.sections");
  return (
    <div className="grid gap-6">
      {bySection(challenges).map(({ view, challenges: shown }) => (
        <section key={view} aria-labelledby={`section-${view}`} className="grid gap-2">
          <h3 id={`section-${view}`} className="text-ink-muted text-sm">
            {t(view)}
          </h3>
          <ul className="grid divide-y divide-line rounded-card border border-line bg-surface">
            {shown.map((challenge) => (
              <li key={challenge.info.id}>
                <ChallengeCard
                  challenge={challenge}
                  disabled={disabled}
                  onAdd={() => onAdd(challenge.info)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type ChallengeCardProps = { challenge: ChallengeOption; disabled: boolean; onAdd: () => void };

/** One challenge of the catalogue: a preview, its task, and a button that adds it to the plan. */
function ChallengeCard({ challenge: { info, preview }, disabled, onAdd }: ChallengeCardProps) {
  const t = useTranslations();
  const { title, question } = useChallengeTexts()(info);
  return (
    <article className="flex items-start gap-3.5 p-3">
      <div className="size-16 shrink-0 overflow-hidden rounded-control bg-sunken" dir="ltr">
        {preview}
      </div>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <h4 className="font-medium text-base leading-snug">{title}</h4>
        <p className="text-sm">{question}</p>
        <p className="text-ink-muted text-sm">
          {[
            t(`teach.plan.kinds.${info.task.kind}`),
            t(info.view === "letters" ? "teach.plan.letters" : "teach.plan.examples", {
              count: info.counts.train,
            }),
            ...(info.isPublic ? [t("teach.plan.publicData")] : []),
          ].join(" · ")}
        </p>
      </div>
      <Button
        size="sm"
        onClick={onAdd}
        disabled={disabled}
        aria-label={t("teach.plan.addOf", { title })}
        className="shrink-0"
      >
        <Plus aria-hidden />
        <span>{t("teach.plan.add")}</span>
      </Button>
    </article>
  );
}
