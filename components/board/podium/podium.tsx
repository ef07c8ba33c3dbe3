import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { openedRound } from "@/components/board/class-round";
import { useShow } from "@/components/board/opening/show-clock";
import { cn } from "@/components/ui/class-names";
import { type Overall, overallStandings, podiumOf, teamsOverall } from "@/lib/session/board/overall";
import type { Session } from "@/lib/session/log/session";

type PodiumProps = {
  /** With the names that this screen shows. */
  readonly session: Session;
  readonly size: BoardSize;
};

/** On a step there is room for so many names; the others are counted. */
const NAMES = { projector: 2, desk: 3, lab: 3 } as const;
/** The first stands in the middle and highest, and rises last. */
const STEPS = [
  { place: "order-2", height: "h-[2.6em]", rises: "delay-[2200ms]" },
  { place: "order-1", height: "h-[1.9em]", rises: "delay-[1200ms]" },
  { place: "order-3", height: "h-[1.3em]", rises: "delay-[200ms]" },
] as const;

/**
 * The first three over all rounds of a session, and what each was best at; the first teams too, where there are any. Nothing while the board is hidden,
 * while a test is still being shown, or if nobody can be told from the last. Nobody is shown as last.
 */
export function Podium({ session, size }: PodiumProps) {
  const t = useTranslations("board.podium");
  const isBeingShown = useShow(session, openedRound(session) ?? -1)?.placed === false;
  const standings = useMemo(() => overallStandings(session), [session]);
  const steps = podiumOf(standings);
  const teams = useMemo(() => podiumOf(teamsOverall(session, standings)), [session, standings]);
  if (session.hidden.board || isBeingShown || steps.length === 0) return null;
  const wall = size === "projector";
  return (
    <section aria-label={t("title")} className="flex shrink-0 flex-col items-center gap-2">
      <h2 className={cn("text-center", wall ? "text-xl" : "text-base")}>{t("title")}</h2>
      <ol
        className={cn(
          "grid w-full grid-flow-col auto-cols-[minmax(0,18rem)] items-end justify-center overflow-clip",
          wall ? "max-w-[56rem] gap-3 text-base" : "max-w-2xl gap-1.5 text-sm",
        )}
      >
        {steps.map(({ rank, placed }, index) => (
          <Step key={rank} {...STEPS[index]!} rank={rank} wall={wall}>
            <Names placed={placed} session={session} size={size} />
          </Step>
        ))}
      </ol>
      {teams.length > 0 && (
        <p
          className={cn(
            "flex flex-wrap justify-center gap-x-4 gap-y-1 text-center",
            wall ? "text-base" : "text-sm",
          )}
        >
          <span className="text-ink-muted">{t("teams")}</span>
          {teams.flatMap(({ rank, placed }) =>
            placed.map(({ team }) => (
              <span key={team.name} className="flex gap-1.5">
                <span className="tabular text-ink-muted">{rank}</span>
                <bdi className="font-semibold">{team.name}</bdi>
              </span>
            )),
          )}
        </p>
      )}
      {!wall && <p className="text-balance text-center text-ink-muted text-xs">{t("how")}</p>}
    </section>
  );
}

type StepProps = (typeof STEPS)[number] & {
  readonly rank: number;
  readonly wall: boolean;
  readonly children: ReactNode;
};

function Step({ place, height, rises, rank, wall, children }: StepProps) {
  const t = useTranslations("board.podium");
  return (
    <li
      className={cn(
        "flex min-w-0 flex-col items-stretch transition-[translate,opacity] duration-700 ease-out",
        "starting:translate-y-full starting:opacity-0 motion-reduce:transition-none",
        place,
        rises,
      )}
    >
      <span className="sr-only">{t("place", { rank })}</span>
      {children}
      <span
        aria-hidden
        className={cn(
          "tabular mt-1.5 grid place-content-center rounded-t-card border border-accent/40 border-b-0 bg-accent/12 font-semibold text-accent",
          height,
          wall ? "text-2xl" : "text-lg",
        )}
      >
        {rank}
      </span>
    </li>
  );
}

function Names({
  placed,
  session,
  size,
}: {
  readonly placed: readonly Overall[];
  readonly session: Session;
  readonly size: BoardSize;
}) {
  const t = useTranslations("board.podium");
  const textsOf = useChallengeTexts();
  const shown = placed.slice(0, NAMES[size]);
  return (
    <ul className="flex min-w-0 flex-col gap-1 text-center">
      {shown.map(({ participant, bestAt }) => (
        <li key={participant.id} className="min-w-0">
          <p className={cn("truncate font-semibold", size === "projector" ? "text-xl" : "text-base")}>
            <bdi translate="no">{participant.nickname}</bdi>
          </p>
          <p
            className={cn(
              "text-ink-muted leading-tight",
              size === "projector" ? "truncate" : "line-clamp-3 text-balance",
            )}
          >
            {t("bestAt", {
              title: textsOf(session.plan.rounds[bestAt.round]!).title,
              rank: bestAt.rank,
              count: bestAt.of,
            })}
          </p>
        </li>
      ))}
      {shown.length < placed.length && (
        <li className="text-ink-muted">{t("more", { count: placed.length - shown.length })}</li>
      )}
    </ul>
  );
}
