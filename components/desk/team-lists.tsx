import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { ParticipantId, Team } from "@/lib/session/log/events";
import type { Participant } from "@/lib/session/log/session";
import { withMember, withTeamName } from "./team-edits";
import { TeamMember } from "./team-member";
import { TeamName } from "./team-name";

type TeamListsProps = {
  readonly teams: readonly Team[];
  /** Everyone who was not removed, in the order of joining. */
  readonly students: readonly Participant[];
  readonly disabled: boolean;
  readonly onChange: (teams: Team[]) => Promise<unknown>;
};

/** Each team with its name and its members, and after them whoever has none. */
export function TeamLists({ teams, students, disabled, onChange }: TeamListsProps) {
  const t = useTranslations("host.teams");
  const lists = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<ParticipantId | null>(null);

  // Whoever moves is drawn anew in the other list: the keyboard goes with them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are there once the teams have changed
  useEffect(() => {
    if (moved === null) return;
    lists.current?.querySelector<HTMLElement>(`[data-member="${moved}"] [role=combobox]`)?.focus();
    setMoved(null);
  }, [teams]);

  const member = (student: Participant, at: number | null) => (
    <TeamMember
      key={student.id}
      student={student}
      teams={teams}
      team={at}
      disabled={disabled}
      onMove={(to) => {
        setMoved(student.id);
        void onChange(withMember(teams, student.id, to));
      }}
    />
  );
  const placed = new Set(teams.flatMap(({ members }) => members));
  const without = students.filter(({ id }) => !placed.has(id));

  return (
    <div ref={lists} className="grid gap-4 sm:grid-cols-2">
      {teams.map((team, index) => {
        const members = students.filter(({ id }) => team.members.includes(id));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a team is known by its place
          <section key={index} className="flex flex-col gap-1.5 rounded-card border border-line p-3">
            <TeamName
              name={team.name}
              disabled={disabled}
              onRename={(name) => onChange(withTeamName(teams, index, name))}
            />
            <p className="text-ink-muted text-xs">{t("members", { count: members.length })}</p>
            <ul aria-label={t("membersOf", { name: team.name })}>
              {members.map((student) => member(student, index))}
            </ul>
          </section>
        );
      })}
      {without.length > 0 && (
        <section className="flex flex-col gap-1.5 rounded-card border border-line border-dashed p-3">
          <h3 className="py-1.5 text-base">{t("none")}</h3>
          <ul aria-label={t("none")}>{without.map((student) => member(student, null))}</ul>
        </section>
      )}
    </div>
  );
}
