"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { RETURN_PATH, type ReturnReply, type ReturnRequest } from "@/lib/protocol/return";
import { type ProblemCode, passesByItself, problem } from "@/lib/session/decide/problem";
import type { ReturnStatus } from "@/lib/session/page-state";

/** The state of someone's request to return to a class that they were removed from. */
export type Return = {
  /** Null until the server has answered. */
  readonly standing: ReturnStatus | null;
  /** Why the last request failed, unless that passes by itself. */
  readonly problem: ProblemCode | null;
  /** A request to return is being sent. */
  readonly asking: boolean;
  readonly ask: () => void;
};

/** Random, so that the pages of a whole class do not all ask at once. */
const pause = () => 2_500 + 1_500 * Math.random();

/** Asks for the state regularly while the page is open. With `back` the server sets the seat's cookie, which scripts cannot read. */
export function useReturn(session: string): Return {
  const [state, setState] = useState<Omit<Return, "ask">>({ standing: null, problem: null, asking: false });
  const page = useRef<string | null>(null);

  /** Resolves to whether it is worth asking again. */
  const request = useCallback(
    async (ask: boolean): Promise<boolean> => {
      page.current ??= randomName();
      const reply = await askServer({ session, ask, page: page.current });
      if (reply.ok) setState({ standing: reply.standing, problem: null, asking: false });
      else {
        const { code } = reply.problem;
        const standing = code === "return-declined" ? ({ standing: "declined" } as const) : {};
        // A person's own request gets an answer. A failed request that the page repeats by itself is not worth a message.
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
      const isOpen = await request(false);
      if (isOpen && !left) timer = setTimeout(watch, pause());
    };
    void watch();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [request]);

  const ask = useCallback(() => {
    setState((before) => ({ ...before, problem: null, asking: true }));
    void request(true);
  }, [request]);
  return { ...state, ask };
}

/** A random name for this page. Not `randomUUID`, which does not exist on pages over plain http. */
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
