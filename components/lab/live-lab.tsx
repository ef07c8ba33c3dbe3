"use client";

import { useEffect, useState } from "react";
import { useReturn } from "@/lib/client/api/use-return";
import { forgetSession } from "@/lib/client/storage/seat-storage";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import { GoodbyeView, RemovedView } from "./farewell-views";
import { ClassLab, type ClassLabProps } from "./live-class";

/** This browser has no seat in the class any more, so what it has stored belongs to nobody here. */
const SEATLESS: readonly ProblemCode[] = ["seat-lost", "seat-moved", "no-such-session"];

type LiveLabProps = Omit<ClassLabProps, "onGoodbye"> & { readonly joinCode: string };

/** A student's lab until it has to stop for good, then a page that says why. Unmounting the lab ends its connection and its training. */
export function LiveLab({ joinCode, ...lab }: LiveLabProps) {
  const [goodbye, setGoodbye] = useState<ProblemCode | null>(null);
  if (goodbye === null) return <ClassLab {...lab} onGoodbye={setGoodbye} />;
  if (goodbye === "seat-removed") return <RemovedSeat sessionId={lab.sessionId} joinCode={joinCode} />;
  return (
    <>
      {SEATLESS.includes(goodbye) && <ForgetSession sessionId={lab.sessionId} />}
      <GoodbyeView
        problem={problem(goodbye)}
        joinHref={`/join/${joinCode}`}
        onReload={() => location.reload()}
      />
    </>
  );
}

/** Deletes what this browser has stored of a class that is over for it. Renders nothing. */
export function ForgetSession({ sessionId }: { sessionId: string }) {
  useEffect(() => {
    void forgetSession(sessionId);
  }, [sessionId]);
  return null;
}

/**
 * For someone whom the teacher has removed. What this browser has stored of their runs stays, in case they come back: nobody else can
 * take a seat in this browser meanwhile.
 */
export function RemovedSeat({ sessionId, joinCode }: { sessionId: string; joinCode: string }) {
  const { standing, problem: code, asking, ask } = useReturn(sessionId);
  const reloads = standing === "back" || code === "session-ended";
  useEffect(() => {
    if (reloads) location.reload();
  }, [reloads]);
  if (code === "seat-lost" || code === "no-such-session")
    return (
      <GoodbyeView
        problem={problem(code)}
        joinHref={`/join/${joinCode}`}
        onReload={() => location.reload()}
      />
    );
  return (
    <RemovedView
      standing={standing === "back" ? null : standing}
      problem={code === "session-ended" ? null : code}
      asking={asking}
      onAsk={ask}
    />
  );
}
