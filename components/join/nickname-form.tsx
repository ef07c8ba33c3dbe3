"use client";

import { ArrowRight, RefreshCw } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { controlClass } from "@/components/ui/form/input";
import { type NicknameWords, suggestNicknames } from "@/lib/session/names/nickname-words";
import { enteredEarly, NICKNAME_FIELD } from "./entered-early";

type NicknameFormTexts = {
  label: string;
  hint: string;
  suggestions: string;
  otherSuggestions: string;
  enter: string;
  entering: string;
};

export type NicknameFormProps = {
  /** Suggested by the server; the first is already filled in, so that one press is enough. */
  suggestions: readonly string[];
  words: NicknameWords;
  texts: NicknameFormTexts;
  /** Takes the seat and leaves the page; else the sentence that says why not. */
  onJoin: (nickname: string) => Promise<string | null>;
};

export function NicknameForm({ suggestions, words, texts, onJoin }: NicknameFormProps) {
  const [offered, setOffered] = useState(suggestions);
  const [nickname, setNickname] = useState(suggestions[0] ?? "");
  const [state, setState] = useState<{ kind: "typing"; error: string | null } | { kind: "entering" }>({
    kind: "typing",
    error: null,
  });
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const error = state.kind === "typing" ? state.error : null;

  // On a slow device people type before the page is interactive: their text stays, not the suggestion.
  const early = useRef(() => {
    const entered = enteredEarly();
    if (entered !== null) void join(entered);
    else if (field.current) setNickname(field.current.value);
  });
  useEffect(() => early.current(), []);

  async function join(wanted: string): Promise<void> {
    setNickname(wanted);
    setState({ kind: "entering" });
    const refusal = await onJoin(wanted);
    if (refusal === null) return;
    setState({ kind: "typing", error: refusal });
    field.current?.focus();
  }

  function choose(name: string): void {
    setNickname(name);
    setState({ kind: "typing", error: null });
  }

  return (
    <form
      className="flex w-full flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        // Read from the field: a press may come before the state includes what was typed early.
        if (state.kind === "typing") void join(field.current?.value ?? nickname);
      }}
    >
      <div className="flex flex-col gap-2">
        <label htmlFor={id} className="font-medium">
          {texts.label}
        </label>
        <input
          ref={field}
          id={id}
          name={NICKNAME_FIELD}
          dir="auto"
          required
          maxLength={400}
          // biome-ignore lint/a11y/noAutofocus: the field is what the page is for, and its label is read with it.
          autoFocus
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-invalid={error !== null || undefined}
          aria-describedby={`${id}-message`}
          value={nickname}
          onFocus={(event) => event.target.select()}
          onChange={(event) => choose(event.target.value)}
          className={`${controlClass.replace("h-10", "h-14").replace("text-base", "text-xl")} font-medium`}
        />
        <p
          id={`${id}-message`}
          role={error ? "alert" : undefined}
          className={error ? "font-medium text-danger" : "text-ink-muted text-sm"}
        >
          {error ?? texts.hint}
        </p>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-ink-muted text-sm">{texts.suggestions}</legend>
        <div className="flex flex-wrap items-center gap-2">
          {offered.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === nickname}
              onClick={() => choose(name)}
              className={`${buttonClass({ size: "md" })} rounded-full aria-pressed:border-accent aria-pressed:bg-[color-mix(in_oklab,var(--accent)_10%,var(--surface))]`}
            >
              {name}
            </button>
          ))}
          <button
            type="button"
            aria-label={texts.otherSuggestions}
            title={texts.otherSuggestions}
            onClick={() => setOffered(suggestNicknames(words, Math.random))}
            className={`${buttonClass({ variant: "quiet" })} w-10 rounded-full px-0`}
          >
            <RefreshCw aria-hidden />
          </button>
        </div>
      </fieldset>
      <button
        type="submit"
        aria-disabled={state.kind === "entering"}
        className={`${buttonClass({ variant: "primary", size: "lg" })} self-start max-sm:w-full`}
      >
        <span>{state.kind === "entering" ? texts.entering : texts.enter}</span>
        <ArrowRight aria-hidden className="rtl:-scale-x-100" />
      </button>
    </form>
  );
}

type DrawnNameFormProps = {
  texts: { enter: string; entering: string };
  /** Takes the seat and leaves the page; else the sentence that says why not. */
  onJoin: (nickname: string) => Promise<string | null>;
};

/** For a class in which the server assigns the names: one press is enough. */
export function DrawnNameForm({ texts, onJoin }: DrawnNameFormProps) {
  const [entering, setEntering] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const early = useRef(() => {
    if (enteredEarly() !== null) void join();
  });
  useEffect(() => early.current(), []);

  async function join(): Promise<void> {
    setEntering(true);
    setError(null);
    const refusal = await onJoin("");
    if (refusal === null) return;
    setError(refusal);
    setEntering(false);
  }

  return (
    <form
      className="flex w-full flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!entering) void join();
      }}
    >
      <input type="hidden" name={NICKNAME_FIELD} value="" />
      {error && (
        <p role="alert" className="font-medium text-danger">
          {error}
        </p>
      )}
      <button
        type="submit"
        // biome-ignore lint/a11y/noAutofocus: the button is what the page is for, and the sentence before it is read first.
        autoFocus
        aria-disabled={entering}
        className={`${buttonClass({ variant: "primary", size: "lg" })} self-start max-sm:w-full`}
      >
        <span>{entering ? texts.entering : texts.enter}</span>
        <ArrowRight aria-hidden className="rtl:-scale-x-100" />
      </button>
    </form>
  );
}
