import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { DrawNetworks } from "@/components/class-pictures/class-picture-view";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { type Task, UNKNOWN_TASK } from "@/lib/learning/examples/task";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { picturesIn } from "@/lib/session/board/pictures/round-pictures";
import type { Snapshot } from "@/lib/session/log/desk/desk-events";
import { keptRun } from "@/lib/session/log/desk/kept-run";
import type { Session } from "@/lib/session/log/session";
import { BetweenScreen } from "../between-screen";
import { RoundScreen } from "../round-screen";
import { type DrawRun, RunScreen } from "./run-screen";

type SnapshotScreenProps = {
  /** With the names that this screen shows. */
  readonly session: Session;
  readonly snapshot: Snapshot;
  /** The task of each planned round. */
  readonly tasks: readonly Task[];
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly drawNetworks: DrawNetworks;
  readonly drawRun: DrawRun;
};

/** What the host has put aside: a picture of a round as that round is now, or a single run. */
export function SnapshotScreen({ snapshot, drawRun, ...props }: SnapshotScreenProps) {
  const t = useTranslations("projector.snapshots");
  const { session, challenges } = props;
  if (snapshot.kind === "picture") return <PictureSnapshot snapshot={snapshot} {...props} />;
  const kept = keptRun(session, snapshot);
  if (kept === null) return <NothingToSee>{t("gone")}</NothingToSee>;
  return <RunScreen {...{ session, kept, drawRun }} challenge={challenges[kept.run.round] ?? null} />;
}

function PictureSnapshot({
  session,
  snapshot: { round, picture, colouring },
  tasks,
  challenges,
  drawNetworks,
}: Omit<SnapshotScreenProps, "snapshot" | "drawRun"> & {
  readonly snapshot: Extract<Snapshot, { kind: "picture" }>;
}) {
  const t = useTranslations("projector.snapshots");
  const challenge = challenges[round] ?? null;
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const chosen = colouring ?? null;
  const colours = useClassColours({ session, round, challenge, standings, chosen, onWall: true });
  const isAvailable = session.plan.rounds[round] && picturesIn(session, round, challenge).includes(picture);
  if (!isAvailable) return <NothingToSee>{t("empty")}</NothingToSee>;
  const shown = { session, round, task: tasks[round] ?? UNKNOWN_TASK, standings, challenges, drawNetworks };
  if (picture === "debrief") return <BetweenScreen {...shown} debrief />;
  return <RoundScreen {...shown} {...{ picture, colours }} />;
}

function NothingToSee({ children }: { readonly children: ReactNode }) {
  return (
    <p className="grid h-full place-content-center text-balance rounded-card border border-line bg-surface px-12 text-center text-2xl text-ink-muted">
      {children}
    </p>
  );
}
