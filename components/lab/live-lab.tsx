"use client";

import { useEffect, useState } from "react";
import { useReturn } from "@/lib/client/api/use-return";
import { forgetSession } from "@/lib/client/storage/seat-storage";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import { GoodbyeView, RemovedView } from "./farewell-views";
import { ClassLab, type ClassLabProps } from "./live-class";

/** This browser has no seat in the class any more, so that what it kept of it is nobody's. */
const GONE: readonly ProblemCode[] = ["seat-lost", "no-such-session"];

type LiveLabProps = Omit<ClassLabProps, "onGoodbye"> & { readonly joinCode: string };

/** A student's lab until it is closed for good. With the page that says why, all that it did has ended: its connection, its training. */
export function LiveLab({ joinCode, ...lab }: LiveLabProps) {
  const [goodbye, setGoodbye] = useState<ProblemCode | null>(null);
  if (goodbye === null) return <ClassLab {...lab} onGoodbye={setGoodbye} />;
  if (goodbye === "seat-removed") return <RemovedSeat sessionId={lab.sessionId} joinCode={joinCode} />;
  return (
    <>
      {GONE.includes(goodbye) && <ForgetSession sessionId={lab.sessionId} />}
      <GoodbyeView
        problem={problem(goodbye)}
        joinHref={`/join/${joinCode}`}
        onReload={() => location.reload()}
      />
    </>
  );
}

/** Removes what this browser kept of a class that is over for it. Shows nothing. */
export function ForgetSession({ sessionId }: { sessionId: string }) {
  useEffect(() => {
    void forgetSession(sessionId);
  }, [sessionId]);
  return null;
}

/**
 * For someone whom the teacher removed. What this browser keeps of their runs stays, for the lab they may come back to: nobody
 * else can take a seat here meanwhile.
 */
export function RemovedSeat({ sessionId, joinCode }: { sessionId: string; joinCode: string }) {
  const { standing, problem: code, asking, ask } = useReturn(sessionId);
  const goesOn = standing === "back" || code === "session-ended";
  useEffect(() => {
    if (goesOn) location.reload();
  }, [goesOn]);
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
      {...{ asking }}
      onAsk={ask}
    />
  );
}
