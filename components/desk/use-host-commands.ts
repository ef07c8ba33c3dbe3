"use client";

import { useCallback, useEffect, useState } from "react";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Session } from "@/lib/session/log/session";

type HostCommands = {
  readonly ask: (command: HostCommand) => void;
  /** A command is on its way. */
  readonly busy: boolean;
  /** The round whose test the server is computing; the class goes on meanwhile. */
  readonly computing: number | null;
  /** Why the last command was refused. */
  readonly refusal: ProblemCode | null;
};

/** What a host asks for, one thing at a time, and what came of it. `onCommand` answers with the problem, or null when it was done. */
export function useHostCommands(
  session: Session,
  onCommand: (command: HostCommand) => Promise<ProblemCode | null>,
): HostCommands {
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<number | null>(null);
  const [computing, setComputing] = useState(false);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const round = asked === null ? undefined : session.rounds[asked];
  const open = round?.state === "closed" && round.test !== null;

  useEffect(() => {
    // A large class may take longer to compute than an answer is waited for; what counts is that the test opened.
    if (open) setRefusal(null);
  }, [open]);

  const ask = useCallback(
    async (command: HostCommand) => {
      if (command.type === "request-test") {
        setAsked(command.round);
        setComputing(true);
        setRefusal(null);
        setRefusal(await onCommand(command));
        setComputing(false);
        return;
      }
      setBusy(true);
      setRefusal(await onCommand(command));
      setBusy(false);
    },
    [onCommand],
  );

  return {
    busy,
    computing: computing && !open ? asked : null,
    refusal,
    ask,
  };
}
