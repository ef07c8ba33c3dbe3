"use client";

import { useEffect } from "react";
import { takeSeat } from "@/lib/client/api/take-seat";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { NameLanguage } from "@/lib/session/names/nickname-words";
import { DrawnNameForm, NicknameForm, type NicknameFormProps } from "./nickname-form";

type LiveNicknameStepProps = Omit<NicknameFormProps, "onJoin"> & {
  joinCode: string;
  language: NameLanguage;
  /** This browser already has a seat, and somebody else wants one. */
  another: boolean;
  /** The server draws the name. */
  drawn: boolean;
  /** A sentence for each refusal, in the reader's language. */
  problems: Readonly<Record<ProblemCode, string>>;
};

/** The form for a nickname: takes the seat, then opens the lab. */
export function LiveNicknameStep({
  joinCode,
  language,
  another,
  drawn,
  problems,
  ...form
}: LiveNicknameStepProps) {
  useEffect(() => {
    // The Back button may bring back a cached page from before the seat was taken.
    const returned = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
    addEventListener("pageshow", returned);
    return () => removeEventListener("pageshow", returned);
  }, []);
  const onJoin = async (nickname: string) => {
    const reply = await takeSeat({ code: joinCode, nickname, language, ...(another && { another }) });
    // Full page loads: anyone who comes back to this page with the Back button gets it from the server, which then knows of
    // their seat and does not show the form.
    if (reply.ok) location.assign(`/play/${reply.joinCode}`);
    else if (reply.code === "already-seated") location.reload();
    else return problems[reply.code];
    return null;
  };
  return drawn ? (
    <DrawnNameForm texts={form.texts} onJoin={onJoin} />
  ) : (
    <NicknameForm {...form} onJoin={onJoin} />
  );
}
