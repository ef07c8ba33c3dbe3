"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import { passesByItself } from "@/lib/session/decide/problem";
import type { Participant, Session } from "@/lib/session/log/session";
import type { Answer } from "@/lib/session/questions/question";
import { type Answering, answersOnPage, type PageAnswer } from "./answering";

/** Answers that did not get through are sent again after this. */
const RETRY_MS = 1_000;

/**
 * The answers of the student on this page. One counts as given at once; it is sent until the class has it, also after a lost connection, and
 * never after a later one to the same question.
 */
export function useAnswers(
  session: Session | null,
  self: Participant | null,
  send: (command: ParticipantCommand) => Promise<Reply>,
): Answering {
  const [given, setGiven] = useState<ReadonlyMap<number, PageAnswer>>(new Map());
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set());
  const wanted = useRef(new Map<number, Answer>());
  const isOpen = useRef(true);
  const sender = useRef(send);
  sender.current = send;
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const give = useCallback(async (question: number, answer: Answer) => {
    wanted.current.set(question, answer);
    const note = (state: PageAnswer["state"]) => {
      if (isOpen.current) setGiven((known) => new Map(known).set(question, { answer, state }));
    };
    note("sent");
    while (isOpen.current && Object.is(wanted.current.get(question), answer)) {
      const reply = await sender.current({ type: "answer-question", question, answer });
      if (!Object.is(wanted.current.get(question), answer)) return;
      if (reply.ok) return note("stored");
      if (!passesByItself(reply.problem.code)) return note(reply.problem.code);
      note("waiting");
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }, []);
  const putAside = useCallback((key: string) => setAside((before) => new Set(before).add(key)), []);
  const takeUp = useCallback(
    (key: string) => setAside((before) => new Set([...before].filter((one) => one !== key))),
    [],
  );
  const questions = session?.questions;
  const id = self?.id;
  return useMemo(
    () => ({ ...answersOnPage(questions ?? [], id ?? -1, given), give, aside, putAside, takeUp }),
    [questions, id, given, give, aside, putAside, takeUp],
  );
}
