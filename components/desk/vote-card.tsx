import { Vote as VoteIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { ClassFooledLine, VoteAnswers } from "@/components/vote/vote-answers";
import { type Script, VoteWord } from "@/components/vote/vote-word";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { currentVote, turnout } from "@/lib/session/log/vote";
import { voteCommand } from "./next-step";

type VoteCardProps = {
  readonly session: Session;
  readonly script: Script;
  /** The server is finding the words of a vote. */
  readonly finding: boolean;
  readonly disabled: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** The vote of a round about words: opens one, says how many have voted, and shows the answers. */
export function VoteCard({ session, script, finding, disabled, onCommand }: VoteCardProps) {
  const t = useTranslations("vote");
  const current = currentVote(session);
  if (finding)
    return (
      <p role="status" className="flex min-h-10 items-center gap-2.5 text-sm">
        <Spinner className="size-4.5" />
        <span>{t("finding")}</span>
      </p>
    );
  if (current && current.vote.closedAt === null) {
    const { vote } = current;
    const { done, count } = turnout(vote, session.participants);
    return (
      <div className="flex flex-col gap-2">
        <h2 className="font-semibold text-base">{t("title")}</h2>
        <p role="status" className="text-sm">
          {t("voted", { voted: done, count })}
        </p>
        <ol aria-label={t("words")} className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
          {vote.items.map(({ word }) => (
            <li key={word} className="min-w-0">
              <VoteWord {...{ word, script }} />
            </li>
          ))}
        </ol>
        <Button
          variant="primary"
          className="w-full"
          disabled={disabled}
          onClick={() => onCommand(voteCommand(session))}
        >
          {t("show")}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      {current && (
        <>
          <h2 className="font-semibold text-base">{t("title")}</h2>
          <div className="text-sm">
            <ClassFooledLine session={session} vote={current.vote} />
          </div>
        </>
      )}
      <Button className="w-full" disabled={disabled} onClick={() => onCommand(voteCommand(session))}>
        <VoteIcon aria-hidden />
        <span>{t(current ? "askAgain" : "ask")}</span>
      </Button>
      {current ? (
        <VoteAnswers {...{ session, script }} vote={current.vote} self={null} />
      ) : (
        <p className="text-ink-muted text-xs">{t("about")}</p>
      )}
    </div>
  );
}
