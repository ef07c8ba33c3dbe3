"use client";

import { useCallback } from "react";
import type { ClassPlaces } from "@/app/class-address";
import { ClassSurfaces } from "@/app/class-surfaces";
import { useClassAddress } from "@/app/use-class-address";
import { useUnsaved } from "@/app/use-unsaved";
import { ClosedScreen } from "@/components/host/closed-screen";
import { Desk } from "@/components/host/desk";
import { OpeningScreen } from "@/components/host/opening-screen";
import { useClock } from "@/lib/client/use-clock";
import { useScreenRemote } from "@/lib/client/use-screen-remote";
import { useSession } from "@/lib/client/use-session";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Task } from "@/lib/learning/task";
import type { HostCommand } from "@/lib/session/commands";
import type { ProblemCode } from "@/lib/session/problem";
import type { Session } from "@/lib/session/session";
import { type SavedShare, useReplayShare } from "./use-replay-share";

type DeskClientProps = {
  readonly sessionId: string;
  readonly code: string;
  readonly places: ClassPlaces;
  readonly tasks: readonly Task[];
  /** By round; null where this version does not know it. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly savedShare: SavedShare;
};

/** The desk of a live session. */
export function DeskClient(props: DeskClientProps) {
  const { sessionId, code, places, tasks, challenges, savedShare } = props;
  const { session, connection, storedUpTo, notStored, goodbye, now, send } = useSession({
    sessionId,
    screen: "desk",
  });
  const time = useClock(now);
  const isBehind = useUnsaved(session?.seq ?? -1, storedUpTo);
  const address = useClassAddress(places);
  const share = useReplayShare(sessionId, savedShare, address);

  const onScreen = useScreenRemote(sessionId);
  const surfaces = useCallback(
    (session: Session, round: number) => {
      const challenge = challenges[round];
      return challenge && <ClassSurfaces {...{ sessionId, session, round, challenge }} size="desk" />;
    },
    [sessionId, challenges],
  );

  const onCommand = useCallback(
    async (command: HostCommand): Promise<ProblemCode | null> => {
      const reply = await send(command);
      return reply.ok ? null : reply.problem.code;
    },
    [send],
  );

  if (goodbye !== null) return <ClosedScreen problem={goodbye.code} />;
  if (session === null) return <OpeningScreen offline={connection === "offline"} />;
  return (
    <Desk
      session={session}
      now={time}
      connection={connection}
      unsaved={isBehind ? (notStored ?? "not-saved") : null}
      code={code}
      joinAddress={`${address}/join/${code}`}
      screenPath={`/screen/${sessionId}`}
      replayPath={`/replay/${sessionId}`}
      {...{ tasks, challenges, surfaces, onScreen }}
      share={share}
      onCommand={onCommand}
    />
  );
}
