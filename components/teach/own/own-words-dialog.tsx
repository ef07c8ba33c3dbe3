"use client";

import { FileText } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { controlClass, Input, labelClass } from "@/components/ui/form/input";
import { Segmented } from "@/components/ui/form/segmented";
import { Select } from "@/components/ui/form/select";
import type { OwnContent } from "@/lib/learning/examples/own-content";
import { textOf } from "@/lib/learning/files/text-file";
import type { WordsOutline } from "@/lib/learning/letters/own-words";
import {
  type Direction,
  guessScript,
  MAX_LIST_BYTES,
  MAX_LIST_TITLE,
  WORDS_RANGE,
  type WordList,
} from "@/lib/learning/letters/word-list";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { cleanText } from "@/lib/session/names/clean-text";
import { FileButton } from "./file-button";
import { type TypedWords, useReading } from "./use-reading";
import { useMegabytes, WordsPreview } from "./words-preview";

type OwnWordsDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly outlineOf: (list: WordList) => WordsOutline;
  /** Why the server has not kept the words; null: it was not asked, or has kept them. */
  readonly refusal: ProblemCode | null;
  readonly working: boolean;
  readonly chooseLabel: string;
  /** Resolves to whether they have been kept. */
  readonly onChoose: (words: OwnContent) => Promise<boolean>;
};

/** Languages that words may be said to be in; `und`: another. */
const LANGUAGES = "ar de el en es fa fr he hi it nl pl pt ru sv tr uk und".split(" ");

const UNNAMED = { title: "", language: "und", direction: "ltr" } as const;

const NOTHING: TypedWords = { text: "", table: false };

/** Makes a challenge of a teacher's own words. What is typed stays while the page is open, even if the dialog is closed. */
export function OwnWordsDialog(props: OwnWordsDialogProps) {
  const { open, onOpenChange, outlineOf, refusal, working, chooseLabel, onChoose } = props;
  const t = useTranslations("teach.plan.ownWords");
  const [title, setTitle] = useState("");
  const [typed, setTyped] = useState(NOTHING);
  const [script, setScript] = useState<Partial<Pick<WordList, "language" | "direction">>>({});
  const [tried, setTried] = useState(false);
  const { list: read, share } = useReading(typed);
  const guess = useMemo(() => (read ? guessScript(read.words) : null), [read]);
  const { language = "und", direction = "ltr" } = { ...guess, ...script };
  // Parting the largest lists takes a moment: once, whatever is then typed into the title.
  const shown = useDeferredValue(read);
  const outline = useMemo(
    () => (shown && !shown.problem ? outlineOf({ ...UNNAMED, words: shown.words }) : null),
    [shown, outlineOf],
  );
  const isTitled = cleanText(title) !== "";
  const isReading = typed.text.trim() !== "" && read === null;

  const choose = async () => {
    setTried(true);
    if (!outline || shown !== read || !isTitled || working) return;
    const words = shown?.words.join("\n") ?? "";
    if (!(await onChoose({ kind: "words", title: cleanText(title), language, direction, words }))) return;
    setTitle("");
    setTyped(NOTHING);
    setScript({});
    setTried(false);
  };

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} className="max-w-4xl">
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] md:grid-rows-[auto_1fr]">
        <div className="grid content-start gap-4">
          <Field label={t("name")} hint={t("nameHint")} error={tried && !isTitled ? t("nameMissing") : null}>
            <Input
              dir="auto"
              maxLength={MAX_LIST_TITLE}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
          <WordsField typed={typed} onType={setTyped} direction={read ? direction : undefined} />
          <div className="flex flex-wrap items-end gap-3">
            <LanguageSelect
              language={language}
              onChange={(chosen) => setScript({ ...script, language: chosen })}
            />
            <Segmented
              wide
              label={t("direction")}
              value={direction}
              onValueChange={(chosen: Direction) => setScript({ ...script, direction: chosen })}
              options={(["ltr", "rtl"] as const).map((value) => ({ value, label: t(`directions.${value}`) }))}
            />
          </div>
        </div>
        <div
          className="grid content-start gap-4 md:col-start-2 md:row-span-2 md:row-start-1"
          aria-busy={isReading}
        >
          {isReading && (
            <progress className="w-full accent-accent" aria-label={t("reading")} value={share} max={1} />
          )}
          {read ? (
            <WordsPreview read={read} outline={outline} {...{ language, direction }} />
          ) : (
            <p className="text-ink-muted text-sm">{isReading ? t("reading") : t("empty")}</p>
          )}
        </div>
        <div className="grid content-start gap-2">
          {refusal && <RefusalNotice code={refusal} />}
          <Button
            variant="primary"
            className="w-full"
            aria-disabled={!outline || working}
            onClick={() => void choose()}
          >
            {chooseLabel}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

type WordsFieldProps = {
  readonly typed: TypedWords;
  readonly onType: (typed: TypedWords) => void;
  readonly direction: Direction | undefined;
};

/** Where words are pasted, or read from a file. */
function WordsField({ typed, onType, direction }: WordsFieldProps) {
  const t = useTranslations("teach.plan.ownWords");
  const format = useFormatter();
  const [id, hint] = [useId(), useId()];
  const field = useRef<HTMLTextAreaElement>(null);
  /** The size of what was not taken: a browser stands still over ten megabytes in a field. */
  const [tooLarge, setTooLarge] = useState<number | null>(null);

  // Not a controlled field: a page that puts a megabyte back into it with every keystroke stands still.
  useEffect(() => {
    if (field.current && field.current.value !== typed.text) field.current.value = typed.text;
  }, [typed.text]);

  const fits = (bytes: number) => {
    setTooLarge(bytes > MAX_LIST_BYTES ? bytes : null);
    return bytes <= MAX_LIST_BYTES;
  };
  const readFile = async (chosen: File) => {
    if (!fits(chosen.size)) return;
    onType({
      text: textOf(new Uint8Array(await chosen.arrayBuffer())),
      table: /\.(csv|tsv)$/i.test(chosen.name),
    });
  };
  const megabytes = useMegabytes();

  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={labelClass}>
        {t("words")}
      </label>
      <textarea
        ref={field}
        id={id}
        aria-describedby={hint}
        // Not "auto": Chromium looks at every line for that, which takes half a minute for the longest lists.
        dir={direction}
        wrap="off"
        rows={10}
        spellCheck={false}
        autoComplete="off"
        onPaste={(event) => {
          if (!fits(event.clipboardData.getData("text").length)) event.preventDefault();
        }}
        onChange={({ target }) => onType({ text: target.value, table: typed.table && target.value !== "" })}
        className={cn(controlClass, "h-56 resize-y py-2 leading-relaxed")}
      />
      <p id={hint} className="text-ink-muted text-sm">
        {t("wordsHint", { min: format.number(WORDS_RANGE.min), max: format.number(WORDS_RANGE.max) })}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <FileButton
          size="sm"
          label={t("file")}
          accept=".txt,.csv,.tsv,text/plain,text/csv"
          onFile={(chosen) => void readFile(chosen)}
        >
          <FileText aria-hidden />
          <span>{t("file")}</span>
        </FileButton>
        {tooLarge !== null && (
          <p role="alert" className="text-danger text-sm">
            {t("notTaken", { megabytes: megabytes(tooLarge), size: megabytes(MAX_LIST_BYTES) })}
          </p>
        )}
      </div>
    </div>
  );
}

type LanguageSelectProps = { readonly language: string; readonly onChange: (language: string) => void };

/** The languages by their names in the reader's language. */
function LanguageSelect({ language, onChange }: LanguageSelectProps) {
  const t = useTranslations("teach.plan.ownWords");
  const locale = useLocale();
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "language" });
    return LANGUAGES.map((value) => ({
      value,
      label: value === "und" ? t("otherLanguage") : (names.of(value) ?? value),
    }));
  }, [locale, t]);
  return (
    <Select
      label={t("language")}
      value={language}
      options={options}
      onValueChange={onChange}
      className="flex-1"
    />
  );
}
