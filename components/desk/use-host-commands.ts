"use client";

import { useCallback, useEffect, useState } from "react";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Session } from "@/lib/session/log/session";

type HostCommands = {
  /** Sends commands one after the other, until one is refused. */
  readonly ask: (...commands: HostCommand[]) => void;
  /** A command is being sent. */
  readonly busy: boolean;
  /** The round whose test the server is computing; the class continues meanwhile. */
  readonly computing: number | null;
  /** The server is finding the words of a vote; the class continues meanwhile. */
  readonly finding: boolean;
  /** Why the last command was refused. */
  readonly refusal: ProblemCode | null;
};

/** Sends a host's commands, one at a time, and keeps the last result. `onCommand` returns the problem, or null on success. */
export function useHostCommands(
  session: Session,
  onCommand: (command: HostCommand) => Promise<ProblemCode | null>,
): HostCommands {
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<number | null>(null);
  const [computing, setComputing] = useState(false);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [finding, setFinding] = useState(false);
  const round = asked === null ? undefined : session.rounds[asked];
  const open = round?.state === "closed" && round.test !== null;

  useEffect(() => {
    // For a large class computing may outlast the wait for an answer; what counts is that the test has opened.
    if (open) setRefusal(null);
  }, [open]);

  const ask = useCallback(
    async (...commands: HostCommand[]) => {
      const [command] = commands;
      if (command?.type === "request-test") {
        setAsked(command.round);
        setComputing(true);
        setRefusal(null);
        setRefusal(await onCommand(command));
        setComputing(false);
        return;
      }
      if (command?.type === "open-vote") {
        setFinding(true);
        setRefusal(null);
        setRefusal(await onCommand(command));
        setFinding(false);
        return;
      }
      setBusy(true);
      let refused: ProblemCode | null = null;
      for (const one of commands) refused ??= await onCommand(one);
      setRefusal(refused);
      setBusy(false);
    },
    [onCommand],
  );

  return {
    busy,
    computing: computing && !open ? asked : null,
    finding,
    refusal,
    ask,
  };
}
