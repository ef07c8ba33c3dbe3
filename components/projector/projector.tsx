"use client";

import { CloudOff, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { LoopCounter } from "@/components/board/loop-counter";
import { TimeLeft } from "@/components/board/time-left";
import { useShownNames } from "@/components/board/use-shown-names";
import { Badge } from "@/components/ui/badge";
import { BrandMark } from "@/components/ui/brand";
import type { Task } from "@/lib/learning/task";
import { unreachable } from "@/lib/learning/unreachable";
import type { Millis } from "@/lib/session/events";
import { weightUpdates } from "@/lib/session/loop-counter";
import type { Session } from "@/lib/session/session";
import { BetweenScreen } from "./between-screen";
import { FarewellScreen } from "./farewell-screen";
import { LobbyScreen } from "./lobby-screen";
import { OpenedScreen } from "./opened-screen";
import { PausedScreen } from "./paused-screen";
import { RoundScreen } from "./round-screen";
import { ShownNote } from "./shown-note";
import { useOpenedHere } from "./use-opened-here";

export type ProjectorProps = {
  readonly session: Session;
  readonly now: Millis;
  readonly connection: "connecting" | "live" | "offline";
  /** Everything that happened is stored. */
  readonly saved: boolean;
  readonly code: string;
  readonly joinAddress: string;
  /** What each planned round asks for. */
  readonly tasks: readonly Task[];
};

/** What the whole class looks at. Fills the window; one rem is a share of its width. */
export function Projector(props: ProjectorProps) {
  const { now, connection, saved, code } = props;
  const session = useShownNames(props.session, null);
  const t = useTranslations("projector");
  const running = session.phase.kind === "round" ? session.rounds[session.phase.round] : undefined;
  const updates = weightUpdates(session);

  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-canvas text-ink [--text-sm:1.05rem] [--text-xs:0.95rem]">
      <header className="flex items-center gap-6 px-8 pt-5 pb-3">
        <BrandMark className="size-10 shrink-0" />
        <h1 className="min-w-0 flex-1 truncate text-xl">
          <bdi>{session.title}</bdi>
        </h1>
        {connection === "offline" && session.phase.kind !== "ended" && (
          <Badge tone="warning" role="status">
            <WifiOff aria-hidden />
            {t("offline")}
          </Badge>
        )}
        {connection === "live" && !saved && session.phase.kind !== "ended" && (
          <Badge tone="warning" role="status">
            <CloudOff aria-hidden />
            {t("notSaved")}
          </Badge>
        )}
        {updates > 0 && session.phase.kind !== "ended" && <LoopCounter count={updates} size="projector" />}
        {running && <TimeLeft round={running} now={now} size="projector" />}
        {session.phase.kind !== "lobby" && session.phase.kind !== "ended" && (
          <p className="whitespace-nowrap text-base text-ink-muted">
            {t("code")}{" "}
            <span dir="ltr" className="font-mono font-semibold text-2xl text-ink">
              {code}
            </span>
          </p>
        )}
      </header>
      <main className="min-h-0 flex-1 px-8 pb-7">
        <Screen {...props} session={session} />
      </main>
      <ShownNote notes={session.notes} now={now} />
      {running?.state === "running" && running.pausedAt !== null && (
        <PausedScreen round={running} now={now} />
      )}
    </div>
  );
}

function Screen({ session, code, joinAddress, tasks }: ProjectorProps) {
  const opened = useOpenedHere(session);
  const { phase } = session;
  switch (phase.kind) {
    case "lobby":
      return <LobbyScreen session={session} code={code} joinAddress={joinAddress} />;
    case "opened":
      return <OpenedScreen session={session} round={phase.round} />;
    case "round":
      return <RoundScreen session={session} round={phase.round} task={tasks[phase.round]} />;
    case "between": {
      const round = opened ?? phase.round;
      return (
        <BetweenScreen
          key={round}
          session={session}
          round={round}
          task={tasks[round]}
          fresh={opened !== null}
        />
      );
    }
    case "ended":
      if (opened === null) return <FarewellScreen session={session} />;
      return <BetweenScreen key={opened} session={session} round={opened} task={tasks[opened]} fresh />;
    default:
      return unreachable(phase);
  }
}
