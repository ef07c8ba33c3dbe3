"use client";

import { useTranslations } from "next-intl";
import { memo, useMemo, useState } from "react";
import { ClassCurves } from "@/components/board/class-curves";
import { useLabColours } from "@/components/board/colours/use-lab-colours";
import { LoopCounter } from "@/components/board/loop-counter";
import { RoundBoard } from "@/components/board/round-board";
import { LabCard } from "@/components/lab/lab-card";
import { Segmented } from "@/components/ui/form/segmented";
import { rankingOf } from "@/lib/learning/curves/ranking";
import type { Task } from "@/lib/learning/examples/task";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { ParticipantId } from "@/lib/session/log/events";
import { type Session, weightUpdates } from "@/lib/session/log/session";

type ClassView = "board" | "curves";

/** The class in this round: the leaderboard or everyone's curves, and how many training steps the class has taken. */
export const BoardCard = memo(function BoardCard({
  session,
  round,
  self,
  task,
  className,
}: {
  session: Session;
  round: number;
  self: ParticipantId;
  task: Task;
  className?: string;
}) {
  const t = useTranslations("lab");
  const words = useTranslations("board");
  const planned = session.plan.rounds[round]!;
  const [view, setView] = useState<ClassView>("board");
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const colours = useLabColours({ session, round, self, task, standings });
  const updates = useMemo(() => weightUpdates(session), [session]);
  return (
    <LabCard
      title={t("class.title")}
      note={<LoopCounter count={updates} size="lab" />}
      actions={
        <Segmented
          label={t("class.view")}
          value={view}
          onValueChange={setView}
          options={[
            { value: "board", label: t("class.board") },
            { value: "curves", label: t("class.curves") },
          ]}
        />
      }
      className={className}
    >
      {view === "curves" ? (
        <div className="h-64 xl:h-auto xl:min-h-0 xl:flex-1">
          {/* Of others, a lab has only the losses that the round ranks by. */}
          <ClassCurves
            {...{ session, round, standings, colours, self }}
            size="lab"
            only={rankingOf(planned).on}
          />
        </div>
      ) : (
        <section
          aria-label={t("class.board")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
          tabIndex={0}
          className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1"
        >
          {planned.ladder && standings.length === 0 && (
            <p className="text-ink-muted text-xs">{words("ladder")}</p>
          )}
          <RoundBoard key={round} {...{ session, round, standings, task, self }} size="lab" />
        </section>
      )}
    </LabCard>
  );
});
