"use client";

import { Shuffle, Undo2, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField } from "@/components/ui/form/number-field";
import { TypedNumbers, useRefusedNumbers } from "@/components/ui/form/typed-number";
import { Notice } from "@/components/ui/notice";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isMember } from "@/lib/session/decide/seats";
import { MAX_TEAMS, type Team } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { suggestedTeams, TeamLists } from "./team-lists";

type TeamsDialogProps = {
  readonly session: Session;
  /** No commands can be sent at the moment. */
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** The class's teams: draws, renames, rearranges and dissolves them. */
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

type TeamDrawProps = {
  readonly teams: readonly Team[];
  /** How many students there are to share out. */
  readonly students: number;
  readonly disabled: boolean;
  /** 0 dissolves them. */
  readonly onDraw: (count: number) => Promise<unknown>;
  readonly onRestore: (teams: readonly Team[]) => Promise<unknown>;
};

/** Draws a number of teams, or dissolves them. Neither asks for confirmation, as both can be undone. */
function TeamDraw(props: TeamDrawProps) {
  return (
    <TypedNumbers>
      <Draw {...props} />
    </TypedNumbers>
  );
}

function Draw({ teams, students, disabled, onDraw, onRestore }: TeamDrawProps) {
  const t = useTranslations("host.teams");
  const most = Math.max(2, Math.min(MAX_TEAMS, students));
  const [count, setCount] = useState(() => teams.length || suggestedTeams(students, most));
  const refused = useRefusedNumbers().length > 0;
  const [before, setBefore] = useState<readonly Team[] | null>(null);
  const draw = async (wanted: number) => {
    const old = teams;
    await onDraw(wanted);
    setBefore(old);
  };
  return (
    <div className="flex flex-wrap items-end gap-3">
      <NumberField
        label={t("count")}
        value={Math.min(count, most)}
        onValueChange={setCount}
        min={2}
        max={most}
        disabled={disabled}
        className="w-40"
      />
      <Button variant="primary" disabled={disabled || refused} onClick={() => draw(Math.min(count, most))}>
        <Shuffle aria-hidden />
        <span>{t("draw", { teams: teams.length })}</span>
      </Button>
      {teams.length > 0 && (
        <Button disabled={disabled} onClick={() => draw(0)}>
          {t("dissolve")}
        </Button>
      )}
      {before !== null && (
        <Button
          variant="quiet"
          disabled={disabled}
          onClick={async () => {
            await onRestore(before);
            setBefore(null);
          }}
        >
          <Undo2 aria-hidden />
          <span>{t("undo")}</span>
        </Button>
      )}
    </div>
  );
}
