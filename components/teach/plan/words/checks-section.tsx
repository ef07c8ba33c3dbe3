"use client";

import { MessageCircleQuestion, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/form/switch";
import { TypedNumbers } from "@/components/ui/form/typed-number";
import { MAX_CHECKS, type PlanAround } from "@/lib/session/decide/plan";
import { readPlannedQuestion } from "@/lib/session/decide/questions/planned-words";
import { Done } from "./done";
import { NEW_QUESTION } from "./question-draft";
import { QuestionFields } from "./question-fields";

type ChecksSectionProps = {
  readonly around: PlanAround;
  readonly onChange: (around: PlanAround) => void;
};

/** Whether the class is asked what it expects, and the questions before and after the lesson. */
export function ChecksSection({ around, onChange }: ChecksSectionProps) {
  const t = useTranslations("teach.plan.words");
  const [open, setOpen] = useState(false);
  const { checks = [], asking = true } = around;
  return (
    <section aria-label={t("asking")} className="grid gap-2">
      <Switch
        label={t("asking")}
        hint={t("askingHint")}
        checked={asking}
        onCheckedChange={(on) => onChange({ ...around, asking: on })}
      />
      <Button
        size="sm"
        aria-haspopup="dialog"
        disabled={!asking}
        className="ms-12 justify-self-start"
        onClick={() => setOpen(true)}
      >
        <MessageCircleQuestion aria-hidden />
        <span>{t("checksCount", { count: checks.length })}</span>
      </Button>
      <ChecksDialog
        open={open}
        onOpenChange={setOpen}
        checks={checks}
        onChange={(checks) => onChange({ ...around, checks })}
      />
    </section>
  );
}

type Checks = NonNullable<PlanAround["checks"]>;
type ChecksDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly checks: Checks;
  readonly onChange: (checks: Checks) => void;
};

/** Edits the questions that are asked before the lesson and again after it. */
function ChecksDialog({ open, onOpenChange, checks, onChange }: ChecksDialogProps) {
  const t = useTranslations("teach.plan.words");
  const [tried, setTried] = useState(false);
  const problems = checks.map((content) => {
    const read = readPlannedQuestion(content, false);
    return read.ok ? null : read.code;
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("checks")} className="max-w-2xl">
      <TypedNumbers>
        <p className="text-ink-muted text-sm">{t("checksHint")}</p>
        <ol className="grid divide-y divide-line">
          {checks.map((content, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place
            <li key={index} className="grid gap-3 py-5">
              <QuestionFields
                isPrediction={false}
                content={content}
                problem={tried ? (problems[index] ?? null) : null}
                onChange={(changed) => onChange(checks.with(index, changed))}
              />
              <Button
                size="sm"
                variant="quiet"
                className="justify-self-start"
                onClick={() => onChange(checks.filter((_, place) => place !== index))}
              >
                <Trash2 aria-hidden />
                <span>{t("removeQuestion")}</span>
              </Button>
            </li>
          ))}
        </ol>
        {checks.length < MAX_CHECKS && (
          <Button size="sm" onClick={() => onChange([...checks, NEW_QUESTION])}>
            <Plus aria-hidden />
            <span>{t("addQuestion")}</span>
          </Button>
        )}
        <Done
          onDone={() => {
            setTried(true);
            if (problems.every((problem) => problem === null)) onOpenChange(false);
          }}
        />
      </TypedNumbers>
    </Dialog>
  );
}
