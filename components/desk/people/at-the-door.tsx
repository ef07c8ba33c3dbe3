"use client";

import { type ComponentProps, useMemo } from "react";
import { asksToReturn, isWaiting } from "@/lib/session/decide/seats";
import type { Session } from "@/lib/session/log/session";
import { NameWishes } from "./name-wishes";
import { WaitingList } from "./waiting-list";

type AtTheDoorProps = Pick<ComponentProps<typeof WaitingList>, "readOnly" | "onCommand"> & {
  readonly participants: Session["participants"];
};

const CARD = "min-h-0 min-w-0 shrink-0 rounded-card border border-line bg-surface px-4 py-3 max-lg:order-1";

/** Who wants to be let in, and under which name; nothing while nobody does. */
export function AtTheDoor({ participants, readOnly, onCommand }: AtTheDoorProps) {
  const waiting = useMemo(
    () => participants.filter((participant) => isWaiting(participant) || asksToReturn(participant)),
    [participants],
  );
  const wishing = useMemo(
    () => participants.filter(({ wish, removed }) => wish !== null && !removed),
    [participants],
  );
  return (
    <>
      {waiting.length > 0 && (
        <div className={CARD}>
          <WaitingList {...{ waiting, readOnly, onCommand }} />
        </div>
      )}
      {wishing.length > 0 && (
        <div className={CARD}>
          <NameWishes {...{ wishing, readOnly, onCommand }} />
        </div>
      )}
    </>
  );
}
