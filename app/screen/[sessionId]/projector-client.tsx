"use client";

import type { ClassPlaces } from "@/app/class-address";
import { useClassAddress } from "@/app/use-class-address";
import { useUnsaved } from "@/app/use-unsaved";
import { ClosedScreen } from "@/components/host/closed-screen";
import { OpeningScreen } from "@/components/host/opening-screen";
import { Projector } from "@/components/projector/projector";
import { useClock } from "@/lib/client/use-clock";
import { useSession } from "@/lib/client/use-session";
import type { Task } from "@/lib/learning/task";

type ProjectorClientProps = {
  readonly sessionId: string;
  readonly code: string;
  readonly places: ClassPlaces;
  readonly tasks: readonly Task[];
};

/** The projector of a live session. */
export function ProjectorClient({ sessionId, code, places, tasks }: ProjectorClientProps) {
  const { session, connection, storedUpTo, goodbye, now } = useSession({ sessionId, screen: "projector" });
  const unsaved = useUnsaved(session?.seq ?? -1, storedUpTo);
  const time = useClock(now);
  const address = useClassAddress(places);
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
      tasks={tasks}
    />
  );
}
