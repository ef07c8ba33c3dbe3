import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import type { Task } from "@/lib/learning/examples/task";
import { splitInView } from "@/lib/session/board/leaderboard";
import { isMember } from "@/lib/session/decide/seats";
import { diagnosisOf, type Trouble, troublesOf } from "@/lib/session/insights/run-diagnosis";
import type { Session } from "@/lib/session/log/session";
import { lastRun } from "./activity";

type ClassDiagnosisLineProps = {
  readonly session: Session;
  readonly round: number;
  readonly task: Task;
  readonly size?: "desk" | "projector";
};

const DOTS: Record<Condition, string> = {
  diverged: "bg-danger",
  bouncing: "rotate-45 rounded-none bg-warning",
  crawling: "border-2 border-warning",
  vanishing: "border-2 border-line-strong border-dashed",
  overfitting: "bg-train",
  underfitting: "border-2 border-line-strong",
  "on-the-way": "bg-line-strong",
  well: "bg-good",
};

/** How many of the class's runs are in each condition, for a teacher to tell everyone. Renders nothing before the first run. */
export function ClassDiagnosisLine({ session, round, task, size = "desk" }: ClassDiagnosisLineProps) {
  const t = useTranslations("board.diagnosis");
  const counts = useMemo(() => classDiagnosis(session, round, task), [session, round, task]);
  if (counts.size === 0) return null;
  return (
    <ul
      aria-label={t("class")}
      className={cn(
        "flex flex-wrap gap-x-5 gap-y-1 text-ink-muted",
        size === "projector" ? "text-base" : "text-xs",
      )}
    >
      {CONDITIONS.flatMap((condition) => {
        const count = counts.get(condition) ?? 0;
        if (count === 0) return [];
        return (
          <li key={condition} className="flex items-center gap-2 whitespace-nowrap">
            <span aria-hidden className={cn("size-[0.6em] rounded-full", DOTS[condition])} />
            <span>
              <RichText>
                {t.rich(`counts.${condition}`, {
                  count,
                  strong: (words) => <strong className="tabular font-semibold text-ink">{words}</strong>,
                })}
              </RichText>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The condition of a student's current run, or their last one; the most urgent first. */
const CONDITIONS = [
  "diverged",
  "bouncing",
  "crawling",
  "vanishing",
  "overfitting",
  "underfitting",
  "on-the-way",
  "well",
] as const satisfies readonly (Trouble | "on-the-way" | "well")[];
type Condition = (typeof CONDITIONS)[number];

/**
 * How many students of a round are in each condition, not counting those who have not trained in it or were removed. While only training
 * scores are shown, nothing is said of how runs do on other examples.
 */
function classDiagnosis(session: Session, round: number, task: Task): ReadonlyMap<Condition, number> {
  const counts = new Map<Condition, number>();
  const isOnlyTraining = splitInView(session, round) === "train";
  for (const participant of session.participants) {
    const run = lastRun(participant);
    if (!isMember(participant) || run?.round !== round) continue;
    const diagnosis = diagnosisOf(session, run, task);
    const ended = run.end !== null;
    const fine = ended && diagnosis !== null ? "well" : "on-the-way";
    const troubles = troublesOf(diagnosis, ended).filter(
      (trouble) => !(isOnlyTraining && trouble === "overfitting"),
    );
    const condition = troubles[0] ?? fine;
    counts.set(condition, (counts.get(condition) ?? 0) + 1);
  }
  return counts;
}
