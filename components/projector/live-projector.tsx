"use client";

import { useCallback } from "react";
import { ShowClock } from "@/components/board/opening/show-clock";
import type { DrawNetworks } from "@/components/class-pictures/class-picture-view";
import { ClassCollage } from "@/components/class-pictures/collage/live-collage";
import { LiveNetworkPicture } from "@/components/class-pictures/live-network-picture";
import { LiveRunNetwork } from "@/components/class-pictures/live-run-network";
import { type ClassPlaces, useClassAddress } from "@/components/desk/class-address";
import { ClosedScreen } from "@/components/desk/closed-screen";
import { OpeningScreen } from "@/components/desk/opening-screen";
import { usePlannedChallenges } from "@/lib/client/api/planned-challenges";
import { useClock } from "@/lib/client/connection/use-clock";
import { useSession } from "@/lib/client/connection/use-session";
import { useUnsaved } from "@/lib/client/connection/use-unsaved";
import { useWakeLock } from "@/lib/client/connection/use-wake-lock";
import type { PlannedChallenges } from "@/lib/learning/examples/planned-challenges";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import type { Session } from "@/lib/session/log/session";
import { useScreenPicture } from "./live-screen-picture";
import { Projector } from "./projector";
import type { DrawRun } from "./snapshots/run-screen";

type LiveProjectorProps = {
  readonly sessionId: string;
  readonly code: string;
  readonly places: ClassPlaces;
  /** What the page knew of the plan's challenges when it was opened. */
  readonly known: PlannedChallenges;
  /** The picture of the class to open with; null: whatever suits the moment. */
  readonly view: ClassPicture | null;
};

/** The projector of a live session. */
export function LiveProjector(props: LiveProjectorProps) {
  const { sessionId, code, places, known, view } = props;
  const { session, connection, storedUpTo, goodbye, now } = useSession({ sessionId, screen: "projector" });
  const unsaved = useUnsaved(session?.seq ?? -1, storedUpTo);
  const { tasks, challenges, samples } = usePlannedChallenges(sessionId, session?.plan.rounds, known);
  const time = useClock(now);
  const address = useClassAddress(places);
  useWakeLock(goodbye === null && session !== null && session.phase.kind !== "ended");
  const picture = useScreenPicture(session, view);
  const drawNetworks = useCallback<DrawNetworks>(
    (asked) => {
      const challenge = challenges[asked.round];
      return challenge && <LiveNetworkPicture {...asked} {...{ sessionId, challenge }} size="projector" />;
    },
    [sessionId, challenges],
  );
  const drawRun = useCallback<DrawRun>(
    (kept) => {
      const challenge = challenges[kept.run.round];
      return challenge && <LiveRunNetwork {...{ sessionId, challenge, kept }} />;
    },
    [sessionId, challenges],
  );
  const collage = useCallback(
    (session: Session) => <ClassCollage {...{ sessionId, session, challenges }} />,
    [sessionId, challenges],
  );
  if (goodbye !== null) return <ClosedScreen problem={goodbye.code} />;
  if (session === null) return <OpeningScreen offline={connection === "offline"} />;
  return (
    <ShowClock clock={now}>
      <Projector
        session={session}
        now={time}
        connection={connection}
        saved={!unsaved}
        code={code}
        joinAddress={`${address}/join/${code}`}
        {...{ tasks, challenges, samples, drawNetworks, drawRun, collage, ...picture }}
      />
    </ShowClock>
  );
}
