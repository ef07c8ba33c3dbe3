"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import { OutcomeBars, OutcomeSentence } from "@/components/own-input/asked-view";
import { InputMaker } from "@/components/own-input/input-maker";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { featuresOf, firstInput, type OwnInput } from "@/lib/learning/examples/own-input";
import { classCount } from "@/lib/learning/examples/task";
import type { Examples } from "@/lib/learning/training/training";
import { inputOutcome } from "@/lib/session/board/input-outcome";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Session } from "@/lib/session/log/session";
import { askedFeatures } from "@/lib/session/questions/asked-features";

export type AskNetworksProps = {
  readonly session: Session;
  readonly round: number;
  readonly challenge: ChallengeInfo;
  readonly examples: Examples;
  /** No commands can be sent at the moment. */
  readonly disabled: boolean;
  /** Resolves to the problem, or to null on success. */
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** Where a host draws, points at or types something and asks the class's networks about it. What they say appears here and on the projector. */
export function AskNetworksForm({
  session,
  round,
  challenge,
  examples,
  disabled,
  onCommand,
}: AskNetworksProps) {
  const t = useTranslations("own-input.asked");
  const problems = useTranslations("problems");
  const [input, setInput] = useState<OwnInput>(() => firstInput(challenge, examples.validation));
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  /** The input that was asked about last, here. */
  const [sent, setSent] = useState<{ readonly input: OwnInput; readonly number: number } | null>(null);
  const words = useChallengeWords(challenge);
  const change = (next: (input: OwnInput) => OwnInput) => {
    setRefusal(null);
    setInput(next);
  };
  const ask = async () => {
    const features = featuresOf(input, challenge);
    if (features === null) return setRefusal("input-empty");
    const number = session.inputs.length;
    setAsking(true);
    setRefusal(null);
    const problem = await onCommand({
      ...{ type: "ask-networks", number },
      input: askedFeatures(features, challenge.view === "pictures"),
    });
    setAsking(false);
    setRefusal(problem);
    if (problem === null) setSent({ input, number });
  };
  const asked = sent?.input === input ? session.inputs[sent.number] : undefined;
  const outcome = asked?.round === round ? inputOutcome(session, asked, classCount(challenge.task)) : null;
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <p className="text-pretty text-ink-muted text-sm">{t("about")}</p>
      <div className="@container grid sm:grid-cols-[minmax(0,1fr)_minmax(0,15rem)] gap-5">
        <div
          className={challenge.view === "plane" || challenge.view === "curve" ? "grid min-h-80" : undefined}
        >
          <InputMaker {...{ challenge, examples, input }} onInput={change} />
        </div>
        <div role="status" className="flex min-w-0 flex-col gap-3 text-sm">
          {asking && (
            <p className="flex items-center gap-2.5">
              <Spinner className="size-4.5" />
              <span>{t("asking")}</span>
            </p>
          )}
          {outcome && (
            <>
              <p className="text-base">
                <OutcomeSentence {...{ outcome, words }} />
              </p>
              {outcome.kind === "class" && <OutcomeBars {...{ outcome, words }} />}
            </>
          )}
        </div>
      </div>
      {refusal !== null && <Notice tone="danger">{problems(refusal)}</Notice>}
      <Button type="submit" variant="primary" disabled={disabled || asking} className="self-end">
        {t("ask")}
      </Button>
    </form>
  );
}
