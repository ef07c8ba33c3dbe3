import { useTranslations } from "next-intl";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { ChallengeCard } from "./challenge-card";
import { bySection, type ChallengeOption } from "./challenge-option";

type Props = {
  challenges: readonly ChallengeOption[];
  disabled: boolean;
  onAdd: (challenge: ChallengeInfo) => void;
};

/** Every challenge, under a heading for each kind of examples. */
export function ChallengeCatalogue({ challenges, disabled, onAdd }: Props) {
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
