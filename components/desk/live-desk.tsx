"use client";

import { type ReactNode, useCallback, useMemo } from "react";
import { ShowClock } from "@/components/board/opening/show-clock";
import type { DrawNetworks } from "@/components/class-pictures/class-picture-view";
import { LiveNetworkPicture } from "@/components/class-pictures/live-network-picture";
import { StudentSurface } from "@/components/class-pictures/live-student-surface";
import { useAlertSound } from "@/lib/client/alerts/alert-sound";
import { usePlannedChallenges } from "@/lib/client/api/planned-challenges";
import { makeSeatCode } from "@/lib/client/api/seat-move";
import { useClock } from "@/lib/client/connection/use-clock";
import { useSession } from "@/lib/client/connection/use-session";
import { useUnsaved } from "@/lib/client/connection/use-unsaved";
import { useScriptFolding } from "@/lib/client/storage/script-folding";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { PlannedChallenges } from "@/lib/learning/examples/planned-challenges";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ClassPlaces } from "./class-address";
import { secureAddress, useClassAddress } from "./class-address";
import { ClosedScreen } from "./closed-screen";
import { Desk } from "./desk";
import { OpeningScreen } from "./opening-screen";
import type { AskNetworksProps } from "./questions/ask-networks-form";
import { LiveAskNetworks } from "./questions/live-ask-networks";
import { type SavedShare, type ShareActions, useReplayShare } from "./sharing/use-replay-share";
import type { StudentPorts } from "./student/student-drawer";

type LiveDeskProps = {
  readonly sessionId: string;
  readonly code: string;
  readonly places: ClassPlaces;
  /** What the page knew of the plan's challenges when it was opened. */
  readonly known: PlannedChallenges;
  /** Every challenge that can be put into the plan. */
  readonly insertable: readonly ChallengeInfo[];
  readonly savedShare: SavedShare;
  readonly shareActions: ShareActions;
  /** The button for who may hold this desk. */
  readonly teachers: ReactNode;
};

/** The desk of a live session. */
export function LiveDesk(props: LiveDeskProps) {
  const { sessionId, code, places, known, insertable, savedShare, shareActions } = props;
  const { session, connection, storedUpTo, notStored, goodbye, now, send } = useSession({
    sessionId,
    screen: "desk",
  });
  const { tasks, challenges } = usePlannedChallenges(sessionId, session?.plan.rounds, known);
  const time = useClock(now);
  const isBehind = useUnsaved(session?.seq ?? -1, storedUpTo);
  const address = useClassAddress(places);
  const share = useReplayShare({
    ...{ sessionId, address, saved: savedShare, actions: shareActions },
    ended: session?.phase.kind === "ended",
  });

  const folding = useScriptFolding();
  const sound = useAlertSound();
  const students = useMemo(
    (): StudentPorts => ({
      onMove: (student) => makeSeatCode(sessionId, student),
      drawSurface: ({ participant, run }) => {
        const challenge = challenges[run.round];
        if (challenge?.view !== "plane" || challenge.task.kind !== "classification") return null;
        return run.verdict?.agrees && <StudentSurface {...{ sessionId, participant, run, challenge }} />;
      },
    }),
    [sessionId, challenges],
  );
  const drawNetworks = useCallback<DrawNetworks>(
    (asked) => {
      const challenge = challenges[asked.round];
      return challenge && <LiveNetworkPicture {...asked} {...{ sessionId, challenge }} size="desk" />;
    },
    [sessionId, challenges],
  );

  const asker = useCallback(
    (asked: Omit<AskNetworksProps, "examples">) => <LiveAskNetworks {...asked} sessionId={sessionId} />,
    [sessionId],
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
    <ShowClock clock={now}>
      <Desk
        session={session}
        now={time}
        connection={connection}
        unsaved={isBehind ? (notStored ?? "not-saved") : null}
        code={code}
        joinAddress={`${address}/join/${code}`}
        secureAddress={secureAddress(places, address)}
        screenPath={`/screen/${sessionId}`}
        replayPath={`/replay/${sessionId}`}
        reportPath={`/teach/${sessionId}/report`}
        {...{ tasks, challenges, insertable, drawNetworks, asker, folding, sound, students }}
        share={share}
        teachers={props.teachers}
        onCommand={onCommand}
      />
    </ShowClock>
  );
}
