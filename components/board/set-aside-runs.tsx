import { useTranslations } from "next-intl";
import { Dotted } from "@/components/ui/dotted";
import { isMember } from "@/lib/session/decide/seats";
import type { Session } from "@/lib/session/log/session";

/** For the host, below the board: whose runs of the round do not rank because they came out different when they were trained again. */
export function SetAsideRuns({ session, round }: { session: Session; round: number }) {
  const t = useTranslations("board");
  const those = session.participants.filter(
    (participant) =>
      isMember(participant) &&
      participant.runs.some(
        (run) => run.round === round && run.reproduction === "differs" && run.verdict?.agrees === false,
      ),
  );
  if (those.length === 0) return null;
  return (
    <p className="text-ink-muted text-xs">
      <span>{t("setAside")}</span>{" "}
      <Dotted
        parts={those.map(({ id, nickname }) => (
          <bdi key={id} className="text-ink">
            {nickname}
          </bdi>
        ))}
      />
    </p>
  );
}
