"use client";

import { useCallback } from "react";
import { ShowClock } from "@/components/board/opening/show-clock";
import type { ExampleSample } from "@/components/board/round-examples";
import type { DrawNetworks } from "@/components/class-pictures/class-picture-view";
import { ClassCollage } from "@/components/class-pictures/collage/live-collage";
import { LiveNetworkPicture } from "@/components/class-pictures/live-network-picture";
import { LiveRunNetwork } from "@/components/class-pictures/live-run-network";
import { type ClassPlaces, useClassAddress } from "@/components/desk/class-address";
import { ClosedScreen } from "@/components/desk/closed-screen";
import { OpeningScreen } from "@/components/desk/opening-screen";
import { useClock } from "@/lib/client/connection/use-clock";
import { useSession } from "@/lib/client/connection/use-session";
import { useUnsaved } from "@/lib/client/connection/use-unsaved";
import { useWakeLock } from "@/lib/client/connection/use-wake-lock";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Task } from "@/lib/learning/examples/task";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import type { Session } from "@/lib/session/log/session";
import { useScreenPicture } from "./live-screen-picture";
import { Projector } from "./projector";
import type { DrawRun } from "./snapshots/run-screen";

type LiveProjectorProps = {
  readonly sessionId: string;
  readonly code: string;
  readonly places: ClassPlaces;
  readonly tasks: readonly Task[];
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** Some training examples of each challenge, by challenge id. */
  readonly samples: Readonly<Record<string, ExampleSample>>;
  /** The picture of the class to open with; null: whatever suits the moment. */
  readonly view: ClassPicture | null;
};

/** The projector of a live session. */
export function LiveProjector(props: LiveProjectorProps) {
  const { sessionId, code, places, tasks, challenges, samples, view } = props;
  const { session, connection, storedUpTo, goodbye, now } = useSession({ sessionId, screen: "projector" });
  const unsaved = useUnsaved(session?.seq ?? -1, storedUpTo);
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
