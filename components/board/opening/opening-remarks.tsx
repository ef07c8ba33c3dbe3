import { TagX, TrendingDown, TrendingUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { formatGap } from "@/components/board/format-gap";
import { isolateNumber } from "@/components/board/isolate";
import { useDiscreetName } from "@/components/board/names";
import { placeOnTest } from "@/components/board/rank";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import { believersOf } from "@/lib/session/board/opening/believers";
import type { Furthest, TestMoves } from "@/lib/session/board/test-moves";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";

type OpeningRemarksProps = {
  readonly session: Session;
  readonly round: number;
  readonly self: ParticipantId | null;
  readonly moves: TestMoves;
  readonly size: BoardSize;
};

/**
 * An opened test in sentences: the biggest fall and climb, with the generalisation gap that predicted them, and how
 * many networks believe the wrong labels that they were taught. Who climbs is named; who falls goes by
 * an animal until the host tells who it was.
 */
export function OpeningRemarks({ session, round, self, moves, size }: OpeningRemarksProps) {
  const t = useTranslations("board.test");
  const discreet = useDiscreetName(session, round, self);
  const { rows, before, climb, fall, usualGap } = moves;
  const believers = believersOf(moves);
  return (
    <div
      role="status"
      className={cn("flex flex-col", size === "projector" ? "gap-3 text-base leading-snug" : "gap-2 text-sm")}
    >
      {rows.length === 0 && <p>{t("nobody")}</p>}
      {fall && (
        <Remark icon={<TrendingDown aria-hidden className="text-danger" />}>
          <Sentence kind="fall" furthest={fall} nameOf={discreet} {...{ before, usualGap }} />
        </Remark>
      )}
      {climb && (
        <Remark icon={<TrendingUp aria-hidden className="text-good" />}>
          <Sentence kind="climb" furthest={climb} nameOf={nicknameOf} {...{ before, usualGap }} />
        </Remark>
      )}
      {rows.length > 1 && !fall && !climb && <p>{t("still", { before })}</p>}
      {believers && (
        <Remark icon={<TagX aria-hidden className="text-train" />}>
          <RichText>
            {t.rich("believers", {
              ...believers,
              strong: (words) => <strong className="tabular font-semibold">{words}</strong>,
            })}
          </RichText>
        </Remark>
      )}
    </div>
  );
}

function nicknameOf({ nickname }: Participant): string {
  return nickname;
}

function Remark({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex gap-2.5 [&>svg]:mt-[0.2em] [&>svg]:size-[1.15em] [&>svg]:shrink-0">
      {icon}
      <span>{children}</span>
    </p>
  );
}

type SentenceProps = {
  readonly kind: "climb" | "fall";
  readonly furthest: Furthest;
  readonly nameOf: (participant: Participant) => string;
  readonly before: TestMoves["before"];
  readonly usualGap: number | null;
};

function Sentence({ kind, furthest, nameOf, before, usualGap }: SentenceProps) {
  const t = useTranslations("board.test");
  return (
    <RichText>
      {t.rich(`${kind}.${furthest.foretold ? "foretold" : "plain"}`, {
        before,
        nickname: nameOf(furthest.participant),
        from: furthest.rankBefore,
        to: placeOnTest(furthest),
        gap: isolateNumber(formatGap(furthest.gap)),
        usual: isolateNumber(formatGap(usualGap ?? 0)),
        name: (words) => (
          <bdi translate="no" className="font-semibold">
            {words}
          </bdi>
        ),
        strong: (words) => <strong className="tabular font-semibold">{words}</strong>,
      })}
    </RichText>
  );
}
