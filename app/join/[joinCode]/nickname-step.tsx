"use client";

import { useRouter } from "next/navigation";
import { NicknameForm, type NicknameFormProps } from "@/components/join/nickname-form";
import { takeSeat } from "@/lib/client/take-seat";
import type { ProblemCode } from "@/lib/session/problem";

type Props = Omit<NicknameFormProps, "onJoin"> & {
  joinCode: string;
  /** Every refusal in the reader's language. */
  problems: Readonly<Record<ProblemCode, string>>;
};

/** Takes the seat that the form asks for, and goes on to the lab. */
export function NicknameStep({ joinCode, problems, ...form }: Props) {
  const router = useRouter();
  return (
    <NicknameForm
      {...form}
      onJoin={async (nickname) => {
        const reply = await takeSeat({ code: joinCode, nickname });
        if (!reply.ok) return problems[reply.code];
        router.push(`/play/${reply.joinCode}`);
        return null;
      }}
    />
  );
}
