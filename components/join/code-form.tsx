"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { CodeBoxes } from "./code-boxes";
import { readTypedCode } from "./typed-code";

export type CodeFormTexts = {
  label: string;
  hint: string;
  /** Says that codes never hold a symbol; the symbol stands in place of `{symbol}`. */
  lookAlike: string;
  tooShort: string;
  join: string;
};

export type CodeFormProps = {
  /** Symbols a code is made of, and how many. */
  alphabet: string;
  length: number;
  /** What is in the boxes at first, and what was wrong with it. */
  initial: { typed: string; error: string | null };
  texts: CodeFormTexts;
};

/** Asks for the code and goes to `/?code=…`, which opens the class or comes back to say what is wrong. */
export function CodeForm({ alphabet, length, initial, texts }: CodeFormProps) {
  const [typed, setTyped] = useState(() => readTypedCode(initial.typed, alphabet, length));
  const [error, setError] = useState(initial.error);
  const field = useRef<HTMLInputElement>(null);

  // On a slow device people type before the page has come alive.
  useEffect(() => {
    const early = field.current?.value ?? "";
    if (early !== "") setTyped(readTypedCode(early, alphabet, length));
  }, [alphabet, length]);

  const lookAlike = typed.refused && texts.lookAlike.replace("{symbol}", typed.refused);
  return (
    <form
      action="/"
      method="get"
      noValidate
      onSubmit={(event) => {
        if (typed.code.length === length) return;
        event.preventDefault();
        setError(texts.tooShort);
        field.current?.focus();
      }}
      className="flex w-full flex-col gap-6"
    >
      <div className="flex flex-col gap-3">
        <label htmlFor="code" className="font-medium text-ink-muted">
          {texts.label}
        </label>
        <div className="group relative" dir="ltr">
          <CodeBoxes code={typed.code} length={length} wrong={error !== null} />
          <input
            ref={field}
            id="code"
            name="code"
            required
            // biome-ignore lint/a11y/noAutofocus: the field is what the page is for, and its label is read with it.
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            inputMode="text"
            enterKeyHint="go"
            aria-invalid={error !== null || undefined}
            aria-describedby="code-message"
            value={typed.code}
            onChange={(event) => {
              setTyped(readTypedCode(event.target.value, alphabet, length));
              setError(null);
            }}
            className="absolute inset-0 size-full cursor-text rounded-control bg-transparent font-mono text-3xl text-transparent caret-transparent outline-none selection:bg-transparent focus-visible:outline-none"
          />
        </div>
        <p
          id="code-message"
          role={error ? "alert" : "status"}
          className={`min-h-12 ${error ? "font-medium text-danger" : lookAlike ? "text-ink" : "text-ink-muted"}`}
        >
          {error ?? lookAlike ?? texts.hint}
        </p>
      </div>
      <button
        type="submit"
        className={buttonClass({
          variant: "primary",
          size: "lg",
          className: "self-start max-sm:w-full sm:px-12",
        })}
      >
        {texts.join}
      </button>
    </form>
  );
}
