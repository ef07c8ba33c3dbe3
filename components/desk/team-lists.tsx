import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Input, isComposing } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import type { ParticipantId, Team } from "@/lib/session/log/events";
import type { Participant } from "@/lib/session/log/session";

type TeamListsProps = {
  readonly teams: readonly Team[];
  /** Everyone who was not removed, in the order of joining. */
  readonly students: readonly Participant[];
  readonly disabled: boolean;
  readonly onChange: (teams: Team[]) => Promise<unknown>;
};

/** Each team with its name and members, then everyone without a team. */
export function TeamLists({ teams, students, disabled, onChange }: TeamListsProps) {
  const t = useTranslations("host.teams");
  const lists = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<ParticipantId | null>(null);

  // A student who moves is mounted again in the other list: the focus follows.
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

type TeamMemberProps = {
  readonly student: Participant;
  readonly teams: readonly Team[];
  /** Index of their team; null: in none. */
  readonly team: number | null;
  readonly disabled: boolean;
  readonly onMove: (to: number | null) => void;
};

const NONE = "none";

/** One student, and the team to put them in. */
function TeamMember({ student, teams, team, disabled, onMove }: TeamMemberProps) {
  const t = useTranslations("host.teams");
  return (
    <li data-member={student.id} className="flex min-h-9 items-center justify-between gap-3 text-sm">
      <span className="min-w-0 flex-1 truncate">
        <bdi translate="no">{student.nickname}</bdi>
      </span>
      <Select
        small
        aria-label={t("teamOf", { nickname: student.nickname })}
        className="w-32 shrink-0"
        disabled={disabled}
        value={team === null ? NONE : String(team)}
        onValueChange={(chosen) => onMove(chosen === NONE ? null : Number(chosen))}
        options={[
          ...teams.map(({ name }, index) => ({ value: String(index), label: name })),
          { value: NONE, label: t("noTeam") },
        ]}
      />
    </li>
  );
}

type TeamNameProps = {
  readonly name: string;
  readonly disabled: boolean;
  readonly onRename: (name: string) => Promise<unknown>;
};

/** Well above the allowed length: a name that is too long is refused with an explanation, not cut off. */
const MAX_LENGTH = 200;

/** An editable team name: saved on leaving the field or with Enter, reset with Escape. */
function TeamName({ name, disabled, onRename }: TeamNameProps) {
  const t = useTranslations("host.teams");
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  const cleaned = typed.trim();

  const finish = () => {
    if (cleaned === "") setTyped(name);
    else if (cleaned !== name) void onRename(cleaned);
  };
  return (
    <div className="flex flex-col gap-1">
      <Input
        dir="auto"
        aria-label={t("name", { name })}
        aria-invalid={cleaned === ""}
        maxLength={MAX_LENGTH}
        disabled={disabled}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === "Enter") finish();
          if (event.key !== "Escape" || typed === name) return;
          // The first Escape resets the field, the next one closes the dialog.
          event.stopPropagation();
          setTyped(name);
        }}
        className="h-8 px-2 font-medium text-sm"
      />
      {cleaned === "" && (
        <p role="alert" className="text-danger text-xs">
          {t("nameEmpty")}
        </p>
      )}
    </div>
  );
}

/** The teams with one of them renamed. */
export function withTeamName(teams: readonly Team[], index: number, name: string): Team[] {
  return teams.map((team, at) => (at === index ? { ...team, name } : team));
}

/** The teams with a student moved into this one; null: into none. */
export function withMember(teams: readonly Team[], id: ParticipantId, to: number | null): Team[] {
  return teams.map((team, at) => {
    const others = team.members.filter((member) => member !== id);
    return { ...team, members: at === to ? [...others, id].sort((one, other) => one - other) : others };
  });
}

const USUAL_TEAM = 4;

/** How many teams a host is offered at first: of about four students each, and at least two. */
export function suggestedTeams(students: number, most: number): number {
  return Math.max(2, Math.min(most, Math.round(students / USUAL_TEAM)));
}
