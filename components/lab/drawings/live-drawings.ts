"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import { type ProblemCode, passesByItself } from "@/lib/session/decide/problem";
import { drawingsOf } from "@/lib/session/log/drawing";
import type { Participant, Session } from "@/lib/session/log/session";
import type { DrawingQueue, QueuedDrawing } from "./own-drawings";

/** Drawings that did not get through are sent again after this. */
const RETRY_MS = 1_000;

/**
 * The drawings that the student on this page sends: one after the other, each until the class has it, also after a lost connection. One stays in the queue until the
 * class shows it, so that it never disappears in between.
 */
export function useDrawings(
  session: Session | null,
  self: Participant | null,
  send: (command: ParticipantCommand) => Promise<Reply>,
): DrawingQueue {
  const [queued, setQueued] = useState<readonly QueuedDrawing[]>([]);
  const [refused, setRefused] = useState<ProblemCode | null>(null);
  const latest = useRef({ session, self, send });
  latest.current = { session, self, send };
  const queue = useRef<QueuedDrawing[]>([]);
  const keys = useRef(0);
  const isSending = useRef(false);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const sentFor = useCallback((round: number) => {
    const { session, self } = latest.current;
    if (!session || !self) return 0;
    return drawingsOf(session, round).filter(({ participant }) => participant === self.id).length;
  }, []);
  const show = useCallback(() => {
    if (isOpen.current) setQueued([...queue.current]);
  }, []);

  const sendAll = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    for (let head = queue.current[0]; head && isOpen.current; head = queue.current[0]) {
      const { round, label, strokes } = head;
      const number = sentFor(round);
      const drawing = { round, number, label, strokes: strokes.map((stroke) => [...stroke]) };
      const reply = await latest.current.send({ type: "send-drawing", ...drawing });
      if (!reply.ok && passesByItself(reply.problem.code)) {
        queue.current = queue.current.map((one) => ({ ...one, state: "offline" }));
        show();
        await pause();
        continue;
      }
      if (!reply.ok) setRefused(reply.problem.code);
      // Its number is used up once the class has it: the next one waits for that.
      while (reply.ok && isOpen.current && sentFor(round) <= number) await pause(RETRY_MS / 20);
      queue.current = queue.current.slice(1).map((one) => ({ ...one, state: "sending" }));
      show();
    }
    isSending.current = false;
  }, [sentFor, show]);

  const add = useCallback<DrawingQueue["send"]>(
    (drawing) => {
      setRefused(null);
      queue.current = [...queue.current, { ...drawing, key: keys.current++, state: "sending" }];
      show();
      void sendAll();
    },
    [sendAll, show],
  );
  return useMemo(() => ({ queued, refused, send: add }), [queued, refused, add]);
}

function pause(milliseconds = RETRY_MS): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
