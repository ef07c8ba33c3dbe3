"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { labelClass, TextArea } from "@/components/ui/form/input";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { type ClassPicture, picturesOf } from "@/lib/session/board/pictures/class-picture";
import { MAX_TYPED } from "@/lib/session/decide/plan";
import { overlongParts } from "@/lib/session/decide/questions/planned-words";
import { lengthOf } from "@/lib/session/names/clean-text";
import { type RoundScript, SCRIPT_LIMITS } from "@/lib/session/questions/script";

export const EMPTY_SCRIPT: RoundScript = { say: "", watch: "", watchPictures: [], ask: [], askPictures: [] };

type ScriptFieldsProps = {
  readonly script: RoundScript;
  readonly challenge: ChallengeInfo;
  readonly onChange: (script: RoundScript) => void;
};

/** What a teacher says, watches and asks in a round, with the pictures of the class to show then. */
export function ScriptFields({ script, challenge, onChange }: ScriptFieldsProps) {
  const t = useTranslations("teach.plan.words");
  const overlong = overlongParts(script);
  const tooLong = (text: string, most: number) => t("tooLong", { most, count: lengthOf(text) });
  return (
    <div className="grid gap-5">
      <Field
        label={t("say")}
        hint={t("sayHint")}
        error={overlong.includes("say") && tooLong(script.say, SCRIPT_LIMITS.say)}
      >
        <TextArea
          dir="auto"
          rows={4}
          maxLength={MAX_TYPED}
          value={script.say}
          onChange={(event) => onChange({ ...script, say: onOneLine(event.target.value) })}
        />
      </Field>
      <div className="grid gap-2">
        <Field
          label={t("watch")}
          hint={t("watchHint")}
          error={overlong.includes("watch") && tooLong(script.watch, SCRIPT_LIMITS.watch)}
        >
          <TextArea
            dir="auto"
            rows={3}
            maxLength={MAX_TYPED}
            value={script.watch}
            onChange={(event) => onChange({ ...script, watch: onOneLine(event.target.value) })}
          />
        </Field>
        <PictureChoice
          label={t("watchPictures")}
          pictures={picturesOf(challenge, false)}
          chosen={script.watchPictures}
          onChange={(watchPictures) => onChange({ ...script, watchPictures })}
        />
      </div>
      <div className="grid gap-2">
        <AskFields ask={script.ask} onChange={(ask) => onChange({ ...script, ask })} />
        <PictureChoice
          label={t("askPictures")}
          pictures={picturesOf(challenge, true)}
          chosen={script.askPictures}
          onChange={(askPictures) => onChange({ ...script, askPictures })}
        />
      </div>
    </div>
  );
}

/** Texts of a script are one paragraph each, so that a pasted list becomes one too. */
function onOneLine(text: string): string {
  return text.replace(/\s*[\n\r\t]+\s*/gu, " ");
}

type AskFieldsProps = { readonly ask: readonly string[]; readonly onChange: (ask: string[]) => void };

/** The questions that a teacher asks aloud after a round. */
function AskFields({ ask, onChange }: AskFieldsProps) {
  const t = useTranslations("teach.plan.words");
  return (
    <fieldset className="grid gap-2">
      <legend className={`${labelClass} mb-1.5`}>{t("ask")}</legend>
      {ask.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place
        <div key={index} className="flex items-start gap-2">
          <Field
            label={t("askNumber", { number: index + 1 })}
            error={
              lengthOf(text) > SCRIPT_LIMITS.ask &&
              t("tooLong", { most: SCRIPT_LIMITS.ask, count: lengthOf(text) })
            }
            className="flex-1 [&>label]:sr-only"
          >
            <TextArea
              dir="auto"
              rows={2}
              maxLength={MAX_TYPED}
              value={text}
              onChange={(event) => onChange(ask.with(index, onOneLine(event.target.value)))}
            />
          </Field>
          <Button
            variant="quiet"
            className="w-9 px-0"
            aria-label={t("removeAsk", { number: index + 1 })}
            onClick={() => onChange(ask.filter((_, place) => place !== index))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      {ask.length < SCRIPT_LIMITS.questions && (
        <Button size="sm" className="justify-self-start" onClick={() => onChange([...ask, ""])}>
          <Plus aria-hidden />
          <span>{t("addAsk")}</span>
        </Button>
      )}
    </fieldset>
  );
}

type PictureChoiceProps = {
  readonly label: string;
  readonly pictures: readonly ClassPicture[];
  readonly chosen: readonly ClassPicture[];
  readonly onChange: (chosen: ClassPicture[]) => void;
};

/** Pictures of the class that the script offers to show. */
function PictureChoice({ label, pictures, chosen, onChange }: PictureChoiceProps) {
  const names = useTranslations("class-pictures.names");
  const isFull = chosen.length >= SCRIPT_LIMITS.pictures;
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="float-start me-1 text-ink-muted text-sm">{label}</legend>
      {pictures.map((picture) => {
        const isChosen = chosen.includes(picture);
        return (
          <Button
            key={picture}
            size="sm"
            aria-pressed={isChosen}
            disabled={isFull && !isChosen}
            onClick={() =>
              onChange(isChosen ? chosen.filter((other) => other !== picture) : [...chosen, picture])
            }
            className="h-7 px-2.5 text-xs aria-pressed:border-accent aria-pressed:bg-accent/12 aria-pressed:text-accent"
          >
            {names(picture)}
          </Button>
        );
      })}
    </fieldset>
  );
}
