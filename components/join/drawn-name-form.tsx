"use client";

import { ArrowRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { enteredEarly, NICKNAME_FIELD } from "./entered-early";

export type DrawnNameFormProps = {
  texts: { enter: string; entering: string };
  /** Takes the seat and leaves the page; else the sentence that says why not. */
  onJoin: (nickname: string) => Promise<string | null>;
};

/** One press: in this class the server draws the names. */
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
