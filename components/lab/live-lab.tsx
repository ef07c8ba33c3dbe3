"use client";

import { useState } from "react";
import { GoodbyeView } from "./goodbye-view";
import { type ProblemCode, problem } from "@/lib/session/problem";
import { ClassLab, type ClassLabProps } from "./live-class";
import { ForgetSession } from "./live-forgetting";
import { RemovedSeat } from "./live-removed-seat";

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
