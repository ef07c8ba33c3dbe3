import { useTranslations } from "next-intl";
import { ClassFooledLine, VoteAnswers } from "@/components/vote/vote-answers";
import { type Script, VoteWord } from "@/components/vote/vote-word";
import type { Session } from "@/lib/session/log/session";
import { turnout, type Vote } from "@/lib/session/log/vote";

/** A vote as the class saw it at this moment: the words and how many have voted, then what the words were. */
export function VoteReplayed({ session, vote, script }: { session: Session; vote: Vote; script: Script }) {
  const t = useTranslations("vote");
  if (vote.closedAt !== null)
    return (
      <div className="flex flex-col gap-2 py-2">
        <ClassFooledLine {...{ session, vote }} />
        <VoteAnswers {...{ session, vote, script }} self={null} />
      </div>
    );
  const { done, count } = turnout(vote, session.participants);
  return (
    <div className="flex flex-col gap-2 py-2">
      <p className="text-ink-muted text-sm">{t("voted", { voted: done, count })}</p>
      <ol aria-label={t("words")} className="flex flex-col divide-y divide-line">
        {vote.items.map(({ word }) => (
          <li key={word} className="py-2">
            <VoteWord {...{ word, script }} className="text-lg" />
          </li>
        ))}
      </ol>
    </div>
  );
}
