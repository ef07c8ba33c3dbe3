"use client";

import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useSteady } from "@/components/ui/use-steady";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { isKept, keep, runToKeep } from "./snapshot-list";

/** `runs`: by participant, the run that can be put aside, and whether it has been. */
type Keeping = {
  readonly runs: ReadonlyMap<ParticipantId, { readonly run: RunNumber; readonly isKept: boolean }>;
  readonly onKeep: (participant: ParticipantId, run: RunNumber) => void;
};

const KeepingContext = createContext<Keeping>({ runs: new Map(), onKeep: () => {} });

type KeepingRunsProps = {
  readonly session: Session;
  /** The round whose runs come first. */
  readonly round: number | null;
  readonly onCommand: (...commands: HostCommand[]) => void;
  readonly children: ReactNode;
};

/** Lets everything within put runs aside. */
export function KeepingRuns({ session, round, onCommand, children }: KeepingRunsProps) {
  const onKeep = useSteady((participant: ParticipantId, run: RunNumber) =>
    onCommand(...keep(session, { kind: "run", participant, run })),
  );
  const runs = useUnchanged(
    session.participants.flatMap((participant) => {
      const run = runToKeep(participant, round);
      return run === null
        ? []
        : [[participant.id, { run, isKept: isKept(session, participant.id, run) }] as const];
    }),
  );
  const keeping = useMemo(() => ({ runs: new Map(runs), onKeep }), [runs, onKeep]);
  return <KeepingContext value={keeping}>{children}</KeepingContext>;
}

/** The same value as before while nothing in it differs, since a class reports many times a second. */
function useUnchanged<Value>(value: Value): Value {
  const known = useRef(value);
  if (JSON.stringify(known.current) !== JSON.stringify(value)) known.current = value;
  return known.current;
}

/** Puts a student's best run of the round aside, or else their last. */
export function KeepRun({ id, nickname }: { readonly id: ParticipantId; readonly nickname: string }) {
  const t = useTranslations("host.snapshots");
  const { runs, onKeep } = useContext(KeepingContext);
  const own = runs.get(id);
  return (
    <Button
      variant="quiet"
      size="sm"
      className={cn("size-7 p-0", own?.isKept && "text-accent")}
      disabled={own === undefined || own.isKept}
      aria-pressed={own?.isKept === true}
      aria-label={t("keepRunOf", { nickname })}
      title={t("keepRun")}
      onClick={() => own && onKeep(id, own.run)}
    >
      <Bookmark aria-hidden />
    </Button>
  );
}
