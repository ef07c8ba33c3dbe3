"use client";

import { useEffect } from "react";
import { DrawnNameForm, NicknameForm, type NicknameFormProps } from "@/components/join/nickname-form";
import { takeSeat } from "@/lib/client/api/take-seat";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { NameLanguage } from "@/lib/session/names/nickname-words";

type Props = Omit<NicknameFormProps, "onJoin"> & {
  joinCode: string;
  language: NameLanguage;
  /** Somebody else has a seat in this browser. */
  another: boolean;
  /** Names are drawn by the server. */
  drawn: boolean;
  /** Every refusal in the reader's language. */
  problems: Readonly<Record<ProblemCode, string>>;
};

/** Takes the seat that the form asks for, and goes on to the lab. */
export function NicknameStep({ joinCode, language, another, drawn, problems, ...form }: Props) {
  useEffect(() => {
    // A page that the browser has kept as it was, from before this browser had its seat.
    const returned = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
    addEventListener("pageshow", returned);
    return () => removeEventListener("pageshow", returned);
  }, []);
  const onJoin = async (nickname: string) => {
    const reply = await takeSeat({ code: joinCode, nickname, language, ...(another && { another }) });
    // Both are whole page loads: whoever comes back to this one by the browser's button finds what the server knows by then,
    // which is that they have a seat, and not the form.
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
