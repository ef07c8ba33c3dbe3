"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isMember } from "@/lib/session/decide/seats";
import type { Session } from "@/lib/session/log/session";
import { TeamDraw } from "./team-draw";
import { TeamLists } from "./team-lists";

type TeamsDialogProps = {
  readonly session: Session;
  /** Nothing can be asked for at the moment. */
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** The class in teams: drawn, renamed, rearranged, dissolved. */
export function TeamsDialog({ session, readOnly, onCommand }: TeamsDialogProps) {
  const t = useTranslations("host.teams");
  const problems = useTranslations("problems");
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const students = session.participants.filter(isMember);

  const ask = async (command: HostCommand) => {
    const problem = await onCommand(command);
    setRefusal(problem);
    return problem;
  };

  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        <Users aria-hidden />
        <span>{t("open")}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} className="max-w-3xl">
        <div className="flex flex-col gap-5">
          <p className="text-ink-muted text-sm">{t("about")}</p>
          {students.length < 2 && session.teams.length === 0 ? (
            <p className="text-sm">{t("noStudents")}</p>
          ) : (
            <TeamDraw
              teams={session.teams}
              students={students.length}
              disabled={readOnly}
              onDraw={(count) => ask({ type: "draw-teams", count })}
              onRestore={(teams) => ask({ type: "set-teams", teams: [...teams] })}
            />
          )}
          {refusal !== null && <Notice tone="danger">{problems(refusal)}</Notice>}
          {session.teams.length > 0 && (
            <TeamLists
              teams={session.teams}
              students={students}
              disabled={readOnly}
              onChange={(teams) => ask({ type: "set-teams", teams })}
            />
          )}
        </div>
      </Dialog>
    </>
  );
}
