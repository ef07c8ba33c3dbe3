"use client";

import { takeMovedSeat } from "@/lib/client/api/seat-move";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { MoveButton, type MoveButtonProps } from "./move-button";

type LiveMoveButtonProps = Pick<MoveButtonProps, "texts"> & {
  readonly code: string;
  /** A sentence for each refusal, in the reader's language. */
  readonly problems: Readonly<Record<ProblemCode, string>>;
};

/** Moves the seat only when somebody presses it: a page that is merely fetched, as for the preview of a link, uses nothing up. */
export function LiveMoveButton({ code, problems, texts }: LiveMoveButtonProps) {
  const onMove = async () => {
    const moved = await takeMovedSeat(code);
    if ("refused" in moved) return problems[moved.refused];
    // In place of this page, whose code is used up: Back leads to where the code was typed.
    location.replace(`/play/${moved.joinCode}`);
    return null;
  };
  return <MoveButton texts={texts} onMove={onMove} />;
}
