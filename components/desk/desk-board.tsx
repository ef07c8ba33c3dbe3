import { useTranslations } from "next-intl";
import { RoundBoard } from "@/components/board/round-board";
import type { Task } from "@/lib/learning/examples/task";
import type { leaderboard } from "@/lib/session/board/leaderboard";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { canTellNames, isSealed, nextSteps } from "./next-step";
import { OpenTestButton, TellNamesButton } from "./open-test-button";
import { OpeningControl } from "./opening-control";

type DeskBoardProps = {
  readonly session: Session;
  readonly round: number;
  readonly standings: ReturnType<typeof leaderboard>;
  readonly task: Task;
  readonly disabled: boolean;
  /** The round whose test the server is computing. */
  readonly computing: number | null;
  readonly onCommand: (...commands: HostCommand[]) => void;
};

/** The board of the round that the desk shows, with what its test still waits for. */
export function DeskBoard({
  session,
  round,
  standings,
  task,
  disabled,
  computing,
  onCommand,
}: DeskBoardProps) {
  const t = useTranslations("host");
  const isNext = nextSteps(session).some((step) => step.kind === "open-test" && step.round === round);
  return (
    <section
      aria-label={t("board")}
      className="flex min-h-0 min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-4 max-lg:order-4"
    >
      <h2 className="font-semibold text-base">{t("boardOf", { round: round + 1 })}</h2>
      {isSealed(session, round) && !isNext && (
        <OpenTestButton
          {...{ session, round, disabled, onCommand }}
          primary={false}
          computing={computing === round}
        />
      )}
      {canTellNames(session, round) && <TellNamesButton {...{ round, disabled, onCommand }} />}
      <OpeningControl {...{ session, disabled, onCommand }} />
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        <RoundBoard key={round} {...{ session, round, standings, task }} size="desk" />
      </div>
    </section>
  );
}
