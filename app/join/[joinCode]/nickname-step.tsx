"use client";

import { useRouter } from "next/navigation";
import { DrawnNameForm } from "@/components/join/drawn-name-form";
import { NicknameForm, type NicknameFormProps } from "@/components/join/nickname-form";
import { takeSeat } from "@/lib/client/take-seat";
import type { NameLanguage } from "@/lib/session/nickname-words";
import type { ProblemCode } from "@/lib/session/problem";

type Props = Omit<NicknameFormProps, "onJoin"> & {
  joinCode: string;
  language: NameLanguage;
  /** Names are drawn by the server. */
  drawn: boolean;
  /** Every refusal in the reader's language. */
  problems: Readonly<Record<ProblemCode, string>>;
};

/** Takes the seat that the form asks for, and goes on to the lab. */
export function NicknameStep({ joinCode, language, drawn, problems, ...form }: Props) {
  const router = useRouter();
  const onJoin = async (nickname: string) => {
    const reply = await takeSeat({ code: joinCode, nickname, language });
    if (!reply.ok) return problems[reply.code];
    router.push(`/play/${reply.joinCode}`);
    return null;
  };
  return drawn ? (
    <DrawnNameForm texts={form.texts} onJoin={onJoin} />
  ) : (
    <NicknameForm {...form} onJoin={onJoin} />
  );
}
