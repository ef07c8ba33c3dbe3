import { Network } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import { OutcomeSentence } from "@/components/own-input/asked-view";
import { Button } from "@/components/ui/button";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { classCount } from "@/lib/learning/examples/task";
import { inputOutcome } from "@/lib/session/board/input-outcome";
import type { Session } from "@/lib/session/log/session";

/** What the class's networks said last in this round, and the button that opens where they are asked. */
export function NetworksCard({
  session,
  round,
  challenge,
  disabled,
  onAsk,
}: {
  session: Session;
  round: number;
  challenge: ChallengeInfo;
  disabled: boolean;
  onAsk: () => void;
}) {
  const t = useTranslations("own-input.asked");
  const words = useChallengeWords(challenge);
  const last = session.inputs.findLast((asked) => asked.round === round);
  return (
    <div className="flex flex-col gap-2">
      <h2 className="font-semibold text-base">{t("title")}</h2>
      <p className="text-pretty text-sm">
        {last ? (
          <OutcomeSentence outcome={inputOutcome(session, last, classCount(challenge.task))} words={words} />
        ) : (
          <span className="text-ink-muted">{t("card")}</span>
        )}
      </p>
      <Button className="w-full" disabled={disabled} onClick={onAsk}>
        <Network aria-hidden />
        <span>{t("open")}</span>
      </Button>
    </div>
  );
}
