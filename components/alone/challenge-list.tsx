import { ChartSpline, Grid2x2, type LucideIcon, ScatterChart, Table2, Type } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { isolateNumber } from "@/components/board/isolate";
import { Badge } from "@/components/ui/badge";
import type { ChallengeInfo, ExampleView } from "@/lib/learning/examples/challenge";
import { formatScore } from "@/lib/learning/numbers/format";
import { GHOSTS } from "@/lib/learning/practice/ghost-settings";

/** What somebody has come to in a challenge. Scores from 0 to 100; null where there is none. */
export type Reached = {
  readonly best: number | null;
  readonly test: number | null;
  /** How many ghosts were beaten. */
  readonly beaten: number;
};

const ICONS: Readonly<Record<ExampleView, LucideIcon>> = {
  plane: ScatterChart,
  curve: ChartSpline,
  pictures: Grid2x2,
  table: Table2,
  letters: Type,
};

/** Every challenge as a link to it, with what the reader has come to in it. `reachedIn`: null where nothing has been tried. */
export function ChallengeList({
  challenges,
  reachedIn,
}: {
  challenges: readonly ChallengeInfo[];
  reachedIn: (challenge: string) => Reached | null;
}) {
  return (
    <ul id="challenges" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {challenges.map((challenge) => (
        <li key={challenge.id}>
          <ChallengeLink challenge={challenge} reached={reachedIn(challenge.id)} />
        </li>
      ))}
    </ul>
  );
}

function ChallengeLink({ challenge, reached }: { challenge: ChallengeInfo; reached: Reached | null }) {
  const t = useTranslations("alone.challenge");
  const { title, question } = useChallengeTexts()(challenge);
  const Icon = ICONS[challenge.view];
  return (
    <a
      href={`#${challenge.id}`}
      className="flex h-full flex-col gap-2 rounded-card border border-line bg-surface p-4 transition-colors duration-150 hover:border-line-strong hover:bg-sunken"
    >
      <span className="flex items-center gap-2.5">
        <Icon aria-hidden className="size-5 shrink-0 text-accent" />
        <span className="font-semibold text-lg leading-tight">{title}</span>
      </span>
      <span className="text-ink-muted text-sm">{question}</span>
      <span className="mt-auto flex flex-wrap gap-1.5 pt-1">
        {reached === null ? (
          <span className="text-ink-muted text-xs">{t("new")}</span>
        ) : (
          <>
            {reached.best !== null && (
              <Badge>{t("best", { score: isolateNumber(formatScore(reached.best)) })}</Badge>
            )}
            {reached.test !== null && (
              <Badge>{t("test", { score: isolateNumber(formatScore(reached.test)) })}</Badge>
            )}
            <Badge tone={reached.beaten === GHOSTS ? "good" : "neutral"}>
              {t("beaten", { count: reached.beaten, all: GHOSTS })}
            </Badge>
          </>
        )}
      </span>
    </a>
  );
}
