"use client";

import { ClosedScreen } from "@/components/host/closed-screen";
import { OpeningScreen } from "@/components/host/opening-screen";
import { Projector } from "@/components/projector/projector";
import { useClock } from "@/lib/client/use-clock";
import { useSession } from "@/lib/client/use-session";
import type { Task } from "@/lib/learning/task";

type ProjectorClientProps = {
  readonly sessionId: string;
  readonly code: string;
  readonly joinAddress: string;
  readonly tasks: readonly Task[];
};

/** The projector of a live session. */
export function ProjectorClient({ sessionId, code, joinAddress, tasks }: ProjectorClientProps) {
  const { session, connection, goodbye, now } = useSession({ sessionId, screen: "projector" });
  const time = useClock(now);
  if (goodbye !== null) return <ClosedScreen problem={goodbye.code} />;
  if (session === null) return <OpeningScreen offline={connection === "offline"} />;
  return (
    <Projector
      session={session}
      now={time}
      connection={connection}
      code={code}
      joinAddress={joinAddress}
      tasks={tasks}
    />
  );
}
