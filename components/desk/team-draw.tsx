import { Shuffle, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/form/number-field";
import { TypedNumbers, useRefusedNumbers } from "@/components/ui/form/typed-number";
import { MAX_TEAMS, type Team } from "@/lib/session/log/events";
import { suggestedTeams } from "./team-edits";

type TeamDrawProps = {
  readonly teams: readonly Team[];
  /** How many there are to share out. */
  readonly students: number;
  readonly disabled: boolean;
  /** 0 dissolves them. */
  readonly onDraw: (count: number) => Promise<unknown>;
  readonly onRestore: (teams: readonly Team[]) => Promise<unknown>;
};

/** Draws so many teams, or dissolves them. Neither asks: what was there before can be had again. */
export function TeamDraw(props: TeamDrawProps) {
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
