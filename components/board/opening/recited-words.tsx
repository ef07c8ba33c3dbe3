import { useTranslations } from "next-intl";
import { useDiscreetName } from "@/components/board/names";
import { RichText } from "@/components/ui/rich-text";
import { memoriserOf } from "@/lib/session/board/opening/memoriser";
import type { TestMoves } from "@/lib/session/board/test-moves";
import type { Session } from "@/lib/session/log/session";

type RecitedWordsProps = { readonly session: Session; readonly round: number; readonly moves: TestMoves };

/** In a round of letters, what the network that recites the most of those that fell wrote last, as it was recorded. By its animal, like every fall. */
export function RecitedWords({ session, round, moves }: RecitedWordsProps) {
  const t = useTranslations("board.opening");
  const discreet = useDiscreetName(session, round, null);
  const found = memoriserOf(moves);
  if (found === null) return null;
  const { participant, words, recited } = found;
  return (
    <div className="flex flex-col gap-1.5 text-base leading-snug">
      <p>
        <RichText>
          {t.rich("recites", {
            nickname: discreet(participant),
            share: Math.round(100 * recited),
            name: (words) => (
              <bdi translate="no" className="font-semibold">
                {words}
              </bdi>
            ),
            strong: (words) => <strong className="tabular font-semibold text-train">{words}</strong>,
          })}
        </RichText>
      </p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1" translate="no">
        {words.map((word) => (
          <li key={word} dir="auto" className="rounded-control bg-train/10 px-2 font-medium text-xl">
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}
