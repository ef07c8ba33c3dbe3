import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";
import { Dotted } from "@/components/ui/dotted";
import type { Absence } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";

type AbsentFromTestProps = {
  readonly absent: readonly Absence[];
  readonly self: ParticipantId | null;
  readonly size: BoardSize;
};

/** Who trained but is not on the test, by reason: names, or on the projector only numbers, so that nobody is shamed. */
export function AbsentFromTest({ absent, self, size }: AbsentFromTestProps) {
  const t = useTranslations("board.test.absent");
  if (absent.length === 0) return null;
  const reasons = [...new Set(absent.map(({ why }) => why))];
  return (
    <div className={cn("text-ink-muted", size === "projector" ? "text-base" : "text-xs")}>
      <p className="font-medium">{t("title")}</p>
      <ul className="flex flex-col gap-1">
        {reasons.map((reason) => {
          const those = absent.filter(({ why }) => why === reason);
          return (
            <li key={reason}>
              <span>{t(reason)}</span>{" "}
              {size === "projector" ? (
                <span className="text-ink">{t("count", { count: those.length })}</span>
              ) : (
                <Dotted
                  parts={those.map(({ participant }) => (
                    <bdi
                      key={participant.id}
                      className={cn("text-ink", participant.id === self && "font-semibold")}
                    >
                      {participant.nickname}
                    </bdi>
                  ))}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
