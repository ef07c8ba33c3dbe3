"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isolate } from "@/components/board/isolate";
import { useEveryoneNamed } from "@/components/board/names";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { labelClass } from "@/components/ui/form/input";
import { Segmented } from "@/components/ui/form/segmented";
import { Select } from "@/components/ui/form/select";
import { SignInLink } from "@/components/ui/page/sign-in-link";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ErasedRuns } from "@/lib/session/log/erase-participant";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { HIDDEN_NAME } from "@/lib/session/log/visible-to-lab";

/** Erasing students from the log, for a host who watches their own class. */
export type Erasing = {
  readonly busy: boolean;
  /** Why the last request was refused. */
  readonly refusal: ProblemCode | null;
  readonly onErase: (participant: ParticipantId, runs: ErasedRuns) => void;
};

type EraseStudentProps = Erasing & {
  /** The class at the end of its log. */
  readonly final: Session;
};

/** Erases one student from a class that has ended, after asking which one and explaining what happens to their runs. */
export function EraseStudent({ final, ...erasing }: EraseStudentProps) {
  const t = useTranslations("replay.erase");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" size="sm" aria-label={t("action")} onClick={() => setOpen(true)}>
        <UserX aria-hidden />
        <span className="max-sm:hidden">{t("action")}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} className="max-w-lg">
        {final.phase.kind === "ended" ? <Choice final={final} {...erasing} /> : <p>{t("live")}</p>}
      </Dialog>
    </>
  );
}

function Choice({ final, busy, refusal, onErase }: EraseStudentProps) {
  const t = useTranslations("replay.erase");
  const problems = useTranslations("problems");
  const { participants } = useEveryoneNamed(final);
  const isErased = (id: ParticipantId) => final.participants[id]!.nickname === HIDDEN_NAME;
  const [chosen, setChosen] = useState(() => participants.find(({ id }) => !isErased(id))?.id ?? 0);
  const [runs, setRuns] = useState<ErasedRuns>("keep");
  const nickname = participants[chosen]?.nickname ?? "";
  return (
    <div className="flex flex-col gap-4">
      <Select
        label={t("student")}
        value={String(chosen)}
        disabled={busy}
        onValueChange={(id) => setChosen(Number(id))}
        options={participants.map(({ id, nickname, removed }) => {
          const state = isErased(id) ? "erased" : removed ? "removed" : "present";
          return { value: String(id), label: t("named", { state, nickname: isolate(nickname) }) };
        })}
      />
      <div className="flex flex-col items-start gap-1.5">
        <p aria-hidden className={labelClass}>
          {t("runs")}
        </p>
        <Segmented
          label={t("runs")}
          value={runs}
          onValueChange={setRuns}
          options={[
            { value: "keep", label: t("keep") },
            { value: "remove", label: t("remove") },
          ]}
        />
      </div>
      <div aria-live="polite" className="flex flex-col gap-2 text-sm">
        <p>{t("what")}</p>
        <p>{runs === "keep" ? t("keepWhat") : t("removeWhat")}</p>
        <p className="font-semibold">{t("final")}</p>
      </div>
      {refusal !== null && (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-danger text-sm">
          <span>{problems(refusal)}</span>
          {refusal === "not-signed-in" && <SignInLink size="sm" />}
        </p>
      )}
      <Button
        variant="danger"
        className="max-w-full self-end"
        disabled={busy}
        onClick={() => onErase(chosen, runs)}
      >
        <span className="truncate">{busy ? t("busy") : t("confirm", { nickname: isolate(nickname) })}</span>
      </Button>
    </div>
  );
}
