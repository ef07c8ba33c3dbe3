import { useTranslations } from "next-intl";
import { ChallengeCard } from "@/components/teach/challenge-card";
import { bySection, type ChallengeOption } from "@/components/teach/challenge-option";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";

type ChallengeCatalogueProps = {
  challenges: readonly ChallengeOption[];
  disabled: boolean;
  onAdd: (challenge: ChallengeInfo) => void;
};

/** Every challenge, under a heading for each kind of examples. */
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
