"use client";

import { useCallback } from "react";
import type { ClassPlaces } from "@/components/host/class-address";
import { ClassSurfaces } from "@/components/class-pictures/live-surfaces";
import { useClassAddress } from "@/components/host/use-class-address";
import { useUnsaved } from "@/lib/client/connection/use-unsaved";
import type { ExampleSample } from "@/components/board/round-examples";
import { ClosedScreen } from "@/components/host/closed-screen";
import { OpeningScreen } from "@/components/host/opening-screen";
import { Projector } from "./projector";
import { useClock } from "@/lib/client/use-clock";
import { useSession } from "@/lib/client/use-session";
import { useWakeLock } from "@/lib/client/use-wake-lock";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Task } from "@/lib/learning/task";
import type { ClassPicture } from "@/lib/session/class-picture";
import type { Session } from "@/lib/session/session";
import { useScreenPicture } from "./live-screen-picture";

type LiveProjectorProps = {
  readonly sessionId: string;
  readonly code: string;
  readonly places: ClassPlaces;
  readonly tasks: readonly Task[];
  /** By round; null where this version does not know it. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** Some training examples of each challenge, by its id. */
  readonly samples: Readonly<Record<string, ExampleSample>>;
  /** The picture of the class that it opens with; null: what belongs to the moment. */
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
  const [picture, onPicture] = useScreenPicture(sessionId, session, view);
  const surfaces = useCallback(
    (session: Session, round: number) => {
      const challenge = challenges[round];
      return challenge && <ClassSurfaces {...{ sessionId, session, round, challenge }} size="projector" />;
    },
    [sessionId, challenges],
  );
  if (goodbye !== null) return <ClosedScreen problem={goodbye.code} />;
  if (session === null) return <OpeningScreen offline={connection === "offline"} />;
  return (
    <Projector
      session={session}
      now={time}
      connection={connection}
      saved={!unsaved}
      code={code}
      joinAddress={`${address}/join/${code}`}
      {...{ tasks, challenges, samples, picture, onPicture, surfaces }}
    />
  );
}
