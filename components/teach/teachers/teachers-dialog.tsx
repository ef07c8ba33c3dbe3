"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState, useTransition } from "react";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { AddColleague } from "./add-colleague";
import { HandOver } from "./hand-over";
import { TeacherList } from "./teacher-list";

/** A teacher as colleagues see them. */
export type Colleague = { readonly id: string; readonly name: string; readonly email: string };

/** Who may hold a session's desk. */
export type SessionTeachers = {
  readonly host: Colleague;
  readonly coTeachers: readonly Colleague[];
  /** The id of whoever looks at it. */
  readonly self: string;
  /** Accounts that may be added; empty for a co-teacher, who adds nobody. */
  readonly others: readonly Colleague[];
};

/** Those that change something return null, or why not. */
export type TeachersActions = {
  readonly load: (sessionId: string) => Promise<SessionTeachers | ProblemCode>;
  readonly add: (sessionId: string, teacherId: string) => Promise<ProblemCode | null>;
  /** A host removes anyone, co-teachers only themselves. */
  readonly remove: (sessionId: string, teacherId: string) => Promise<ProblemCode | null>;
  /** `stays`: the former host becomes a co-teacher. */
  readonly handOver: (sessionId: string, teacherId: string, stays: boolean) => Promise<ProblemCode | null>;
};

type Props = {
  readonly sessionId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly actions: TeachersActions;
  /** Called after every change. */
  readonly onChanged?: () => void;
};

/** Who may hold the desk of a session, for its host and co-teachers. */
export function TeachersDialog({ open, onOpenChange, ...teachers }: Props) {
  const t = useTranslations("lessons.teachers");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} className="max-w-xl">
      <Teachers {...teachers} onGone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type TeachersProps = Omit<Props, "open" | "onOpenChange"> & {
  /** Called when whoever looks at it may no longer hold the desk. */
  readonly onGone: () => void;
};

function Teachers({ sessionId, actions, onChanged, onGone }: TeachersProps) {
  const t = useTranslations("lessons.teachers");
  const [shown, setShown] = useState<SessionTeachers | null>(null);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [handing, setHanding] = useState<Colleague | null>(null);
  const [busy, start] = useTransition();

  const load = useCallback(async () => {
    const loaded = await actions.load(sessionId).catch(() => "no-answer" as const);
    if (typeof loaded === "string") setRefusal(loaded);
    else setShown(loaded);
  }, [actions, sessionId]);
  useEffect(() => void load(), [load]);

  /** `leaves`: whether whoever does it may no longer hold the desk afterwards. */
  const change = (ask: () => Promise<ProblemCode | null>, leaves = false) =>
    start(async () => {
      const refused = await ask().catch(() => "no-answer" as const);
      setRefusal(refused);
      setHanding(null);
      if (refused !== null) return;
      if (leaves) onGone();
      else await load();
      onChanged?.();
    });

  return (
    <div className="flex flex-col gap-5" aria-busy={busy}>
      {refusal !== null && <RefusalNotice code={refusal} />}
      {shown === null ? (
        refusal === null && <Spinner className="size-6" />
      ) : handing ? (
        <HandOver
          to={handing}
          busy={busy}
          onCancel={() => setHanding(null)}
          onConfirm={(stays) => change(() => actions.handOver(sessionId, handing.id, stays), !stays)}
        />
      ) : (
        <>
          <TeacherList
            {...{ shown, busy }}
            onRemove={(id) => change(() => actions.remove(sessionId, id), id === shown.self)}
            onHandOver={setHanding}
          />
          {shown.self === shown.host.id && (
            <AddColleague
              // Whoever was chosen has been added.
              key={shown.others.length}
              {...{ shown, busy }}
              onAdd={(id) => change(() => actions.add(sessionId, id))}
            />
          )}
          <p className="text-ink-muted text-sm">{t("hint")}</p>
        </>
      )}
    </div>
  );
}
