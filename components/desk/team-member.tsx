import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/form/select";
import type { Team } from "@/lib/session/log/events";
import type { Participant } from "@/lib/session/log/session";

type TeamMemberProps = {
  readonly student: Participant;
  readonly teams: readonly Team[];
  /** The team they are in, by its place; null: in none. */
  readonly team: number | null;
  readonly disabled: boolean;
  readonly onMove: (to: number | null) => void;
};

const NONE = "none";

/** One student, and the team to put them in. */
export function TeamMember({ student, teams, team, disabled, onMove }: TeamMemberProps) {
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
