"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { RETURN_PATH, type ReturnReply, type ReturnRequest } from "@/lib/protocol/return";
import { type ProblemCode, passesByItself, problem } from "@/lib/session/decide/problem";
import type { ReturnStatus } from "@/lib/session/page-state";

/** How it stands with someone's return to a class that they were removed from. */
export type Return = {
  /** Null until the server has said so. */
  readonly standing: ReturnStatus | null;
  /** Why the last question was not answered, unless that passes by itself. */
  readonly problem: ProblemCode | null;
  /** A request to come back is on its way. */
  readonly asking: boolean;
  readonly ask: () => void;
};

/** Pages of a whole class, if it comes to that, do not ask together. */
const pause = () => 2_500 + 1_500 * Math.random();

/** Asks for as long as the page is open how it stands. What the server gives with `back` is a cookie that no script reads. */
export function useReturn(session: string): Return {
  const [state, setState] = useState<Omit<Return, "ask">>({ standing: null, problem: null, asking: false });
  const page = useRef<string | null>(null);

  const tell = useCallback(
    async (ask: boolean): Promise<boolean> => {
      page.current ??= randomName();
      const reply = await askServer({ session, ask, page: page.current });
      if (reply.ok) setState({ standing: reply.standing, problem: null, asking: false });
      else {
        const { code } = reply.problem;
        const standing = code === "return-declined" ? ({ standing: "declined" } as const) : {};
        // What a person has just asked for is answered; a question that the page repeats by itself is not worth a sentence.
        const unanswered = (ask || !passesByItself(code)) && code !== "return-declined" ? code : null;
        setState((before) => ({ ...before, ...standing, problem: unanswered, asking: false }));
      }
      return reply.ok ? reply.standing !== "back" : passesByItself(reply.problem.code) || ask;
    },
    [session],
  );

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const watch = async () => {
      const goesOn = await tell(false);
      if (goesOn && !left) timer = setTimeout(watch, pause());
    };
    void watch();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [tell]);

  const ask = useCallback(() => {
    setState((before) => ({ ...before, problem: null, asking: true }));
    void tell(true);
  }, [tell]);
  return { ...state, ask };
}

/** Not `randomUUID`, which a page without a certificate does not have. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

async function askServer(request: ReturnRequest): Promise<ReturnReply> {
  try {
    const response = await fetch(RETURN_PATH, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(15_000),
    });
    return await response.json();
  } catch {
    return { ok: false, problem: problem("no-answer") };
  }
}
