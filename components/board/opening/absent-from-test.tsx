import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { useDiscreetName } from "@/components/board/names";
import { cn } from "@/components/ui/class-names";
import { Dotted } from "@/components/ui/dotted";
import type { TestMoves } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";

type AbsentFromTestProps = {
  readonly session: Session;
  readonly round: number;
  readonly moves: Pick<TestMoves, "absent" | "notRetrained">;
  readonly self: ParticipantId | null;
  readonly size: BoardSize;
};

/**
 * Who trained but is not on the test, by reason, and whose run on the podium there was no time to train again: animals until the host tells who
 * it was, or on the projector only numbers, so that nobody is shamed.
 */
export function AbsentFromTest({ session, round, moves, self, size }: AbsentFromTestProps) {
  const { absent, notRetrained } = moves;
  const t = useTranslations("board.test.absent");
  const discreet = useDiscreetName(session, round, self);
  const reasons = [...new Set(absent.map(({ why }) => why))];
  if (absent.length === 0 && notRetrained.length === 0) return null;
  const those = (participants: readonly Participant[]) =>
    size === "projector" ? (
      <span className="text-ink">{t("count", { count: participants.length })}</span>
    ) : (
      <Dotted
        parts={participants.map((participant) => (
          <bdi key={participant.id} className={cn("text-ink", participant.id === self && "font-semibold")}>
            {discreet(participant)}
          </bdi>
        ))}
      />
    );
  return (
    <div className={cn("text-ink-muted", size === "projector" ? "text-base" : "text-xs")}>
      {absent.length > 0 && <p className="font-medium">{t("title")}</p>}
      <ul className="flex flex-col gap-1">
        {reasons.map((reason) => (
          <li key={reason}>
            <span>{t(reason)}</span>{" "}
            <span>
              {those(absent.filter(({ why }) => why === reason).map(({ participant }) => participant))}
            </span>
          </li>
        ))}
      </ul>
      {notRetrained.length > 0 && (
        <p className={absent.length > 0 ? "mt-1" : ""}>
          <span>{t("notRetrained")}</span> <span>{those(notRetrained)}</span>
        </p>
      )}
    </div>
  );
}
