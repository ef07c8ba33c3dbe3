"use client";

import { MessageCircleQuestion, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField } from "@/components/ui/form/number-field";
import { TypedNumbers } from "@/components/ui/form/typed-number";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { planClock } from "@/lib/session/decide/lesson/plan-clock";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { overlongParts, readPlannedQuestion } from "@/lib/session/decide/questions/planned-words";
import { Done } from "./done";
import { NEW_QUESTION } from "./question-draft";
import { QuestionFields } from "./question-fields";
import { EMPTY_SCRIPT, ScriptFields } from "./script-fields";

/** What a teacher says and asks in a round, and how long that takes. */
export type RoundWords = Pick<PlannedRound, "prediction" | "script" | "talk">;

type RoundWordsDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** From 1. */
  readonly number: number;
  readonly challenge: ChallengeInfo;
  readonly round: PlannedRound;
  readonly onChange: (change: RoundWords) => void;
};

const LONGEST_TALK = 60;

/** Edits what the class is asked to predict before a round, and the teacher's script for it. What is typed is kept however the dialog is left. */
export function RoundWordsDialog(props: RoundWordsDialogProps) {
  const { open, onOpenChange, number, challenge, round, onChange } = props;
  const t = useTranslations("teach.plan.words");
  const textsOf = useChallengeTexts();
  const [tried, setTried] = useState(false);
  const { prediction, script = EMPTY_SCRIPT } = round;
  const read = prediction && readPlannedQuestion(prediction, true);
  const problem = read?.ok === false ? read.code : null;
  const [{ before, after } = { before: 0, after: 0 }] = planClock({ rounds: [round] }).rounds;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { number, title: textsOf(challenge).title })}
      className="max-w-2xl"
    >
      <TypedNumbers>
        <section aria-label={t("prediction")} className="grid gap-3">
          <h3 className="font-semibold text-base">{t("prediction")}</h3>
          <p className="text-ink-muted text-sm">{t("predictionHint")}</p>
          {prediction ? (
            <>
              <QuestionFields
                isPrediction
                content={prediction}
                problem={tried ? problem : null}
                onChange={(prediction) => onChange({ prediction })}
              />
              <Button
                size="sm"
                variant="quiet"
                className="justify-self-start"
                onClick={() => onChange({ prediction: undefined })}
              >
                <Trash2 aria-hidden />
                <span>{t("removeQuestion")}</span>
              </Button>
            </>
          ) : (
            <Button
              size="sm"
              className="justify-self-start"
              onClick={() => onChange({ prediction: NEW_QUESTION })}
            >
              <MessageCircleQuestion aria-hidden />
              <span>{t("addQuestion")}</span>
            </Button>
          )}
        </section>
        <section aria-label={t("script")} className="mt-6 grid gap-4 border-line border-t pt-5">
          <h3 className="font-semibold text-base">{t("script")}</h3>
          <ScriptFields script={script} challenge={challenge} onChange={(script) => onChange({ script })} />
        </section>
        <section aria-label={t("talk")} className="mt-6 grid gap-3 border-line border-t pt-5">
          <h3 className="font-semibold text-base">{t("talk")}</h3>
          <div className="grid grid-cols-2 gap-3">
            <NumberField
              label={t("before")}
              value={before}
              min={0}
              max={LONGEST_TALK}
              onValueChange={(before) => onChange({ talk: { before, after } })}
            />
            <NumberField
              label={t("after")}
              value={after}
              min={0}
              max={LONGEST_TALK}
              onValueChange={(after) => onChange({ talk: { before, after } })}
            />
          </div>
        </section>
        <Done
          onDone={() => {
            setTried(true);
            if (problem === null && overlongParts(script).length === 0) onOpenChange(false);
          }}
        />
      </TypedNumbers>
    </Dialog>
  );
}
