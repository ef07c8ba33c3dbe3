"use client";

import { type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { CODE_LENGTH, findCode, isPartOfCode, readTypedCode } from "@/lib/session/names/join-code";

type CodeFormTexts = {
  label: string;
  hint: string;
  /** Says that no code contains the symbol `{symbol}`, which is a placeholder. */
  lookAlike: string;
  tooShort: string;
  /** Says that the pasted text contains no code. */
  notFound: string;
  join: string;
};

type CodeFormProps = {
  /** The initial content of the boxes, and what was wrong with it. */
  initial: { typed: string; error: string | null };
  texts: CodeFormTexts;
};

type Typed = {
  readonly code: string;
  readonly refused: string | null;
  /** The field's raw text while an input method is composing: rewriting it then would duplicate it. */
  readonly composing: string | null;
  /** Where to put the caret after the next render; null: leave it. */
  readonly caret: number | null;
};

/** More characters than this at once were not typed, but pasted by a keyboard, dropped, or filled in by the browser. */
const MOST_TYPED_AT_ONCE = 2;

/** Asks for the code and goes to `/?code=…`, which opens the class or comes back to say what is wrong. */
export function CodeForm({ initial, texts }: CodeFormProps) {
  const [typed, setTyped] = useState<Typed>(() => {
    const code = findCode(initial.typed);
    return code === null ? read(initial.typed) : complete(code);
  });
  const [selection, setSelection] = useState<CodeSelection>({
    from: typed.code.length,
    to: typed.code.length,
  });
  const [error, setError] = useState(initial.error);
  const field = useRef<HTMLInputElement>(null);
  const boxes = useRef<HTMLDivElement>(null);
  const { code, composing } = typed;

  // On a slow device people type before the page is interactive.
  const early = useRef(() => {
    const text = field.current?.value ?? "";
    if (text !== "" && text !== code) enter(text, text.length);
  });
  useEffect(() => early.current(), []);

  // The field has just been given a different text from the typed one, which moves its caret to the end.
  useLayoutEffect(() => {
    if (typed.caret !== null) select(field.current, setSelection, typed.caret, typed.caret);
  }, [typed]);

  /** Reads the field's text; `caret`: the caret's position in it. */
  function enter(text: string, caret: number): void {
    setError(null);
    if (text.length - code.length <= MOST_TYPED_AT_ONCE || isPartOfCode(text)) setTyped(read(text, caret));
    else takeWhole(text);
  }

  function takeWhole(text: string): void {
    const found = findCode(text);
    setError(found === null ? texts.notFound : null);
    setTyped(
      found === null ? { ...typed, refused: null, composing: null, caret: code.length } : complete(found),
    );
  }

  const lookAlike = composing === null && typed.refused && texts.lookAlike.replace("{symbol}", typed.refused);
  return (
    <form
      action="/"
      method="get"
      noValidate
      onSubmit={(event) => {
        if (code.length === CODE_LENGTH) return;
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
        <div ref={boxes} className="group relative" dir="ltr">
          <CodeBoxes {...{ code, selection }} wrong={error !== null} />
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
            value={composing ?? code}
            onChange={({ target, nativeEvent }) => {
              const caret = target.selectionStart ?? target.value.length;
              if (!isComposed(nativeEvent)) return enter(target.value, caret);
              setError(null);
              setTyped({ ...read(target.value), composing: target.value, caret: null });
            }}
            onCompositionEnd={({ currentTarget: { value, selectionStart } }) =>
              setTyped(read(value, selectionStart ?? value.length))
            }
            onPaste={(event) => {
              const text = event.clipboardData.getData("text");
              event.preventDefault();
              if (!isPartOfCode(text)) return takeWhole(text);
              const { value, selectionStart, selectionEnd } = event.currentTarget;
              const before = value.slice(0, selectionStart ?? value.length) + text;
              setError(null);
              setTyped(read(before + value.slice(selectionEnd ?? value.length), before.length));
            }}
            onSelect={({ currentTarget: { value, selectionStart, selectionEnd } }) => {
              const place = (at: number | null) => readTypedCode(value, at ?? value.length).caret;
              setSelection({ from: place(selectionStart), to: place(selectionEnd) });
            }}
            onClick={(event) => {
              const place = boxAt(event, boxes.current);
              // A second click in the same place selects everything, as in any field.
              if (event.detail > 1 || place === null) return;
              const [from, to] = place < code.length ? [place, place + 1] : [code.length, code.length];
              select(field.current, setSelection, from, to);
            }}
            className="absolute inset-0 size-full cursor-text rounded-control bg-transparent font-mono text-3xl text-transparent caret-transparent outline-none selection:bg-transparent focus-visible:outline-none"
          />
        </div>
        <p
          id="code-message"
          role={error ? "alert" : "status"}
          className={`min-h-12 ${error ? "font-medium text-danger" : lookAlike ? "text-ink" : "text-ink-muted"}`}
        >
          {error ?? (lookAlike || texts.hint)}
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

function read(text: string, caret?: number): Typed {
  return { ...readTypedCode(text, caret), composing: null };
}

function complete(code: string): Typed {
  return { code, refused: null, composing: null, caret: code.length };
}

function select(
  field: HTMLInputElement | null,
  show: (selection: CodeSelection) => void,
  from: number,
  to: number,
): void {
  if (document.activeElement === field) field?.setSelectionRange(from, to);
  show({ from, to });
}

function isComposed(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing;
}

/** The index of the box that was tapped: the last one that begins before the finger. */
function boxAt({ clientX }: MouseEvent, boxes: HTMLElement | null): number | null {
  const starts = [...(boxes?.firstElementChild?.children ?? [])].map(
    (box) => box.getBoundingClientRect().left,
  );
  const after = starts.findIndex((left) => left > clientX);
  return starts.length === 0 ? null : Math.max(0, (after < 0 ? starts.length : after) - 1);
}

/** The selected part of the code; if both ends are equal, the caret is before that symbol. */
type CodeSelection = { readonly from: number; readonly to: number };

/**
 * The typed code, one symbol per box, with the caret where the next key will act. The field itself is invisible on top: screen
 * readers find one field, not six, and pasting, autofill and every keyboard work as usual.
 */
function CodeBoxes({ code, selection, wrong }: { code: string; selection: CodeSelection; wrong: boolean }) {
  const { from, to } = selection;
  const isFull = from === CODE_LENGTH;
  const caretBox = from < to ? to - 1 : Math.min(from, CODE_LENGTH - 1);
  return (
    <div aria-hidden translate="no" className="flex gap-2 sm:gap-3">
      {Array.from({ length: CODE_LENGTH }, (_, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place.
          key={place}
          data-caret={place === caretBox || undefined}
          data-selected={(place >= from && place < to) || undefined}
          className={[
            "relative grid h-16 min-w-0 flex-1 place-items-center rounded-control border-2 bg-surface font-mono font-semibold",
            "text-3xl transition-colors duration-150 sm:h-20 sm:text-4xl",
            wrong ? "border-danger" : code[place] ? "border-ink/70" : "border-line-strong/60",
            "group-focus-within:data-caret:border-accent group-focus-within:data-caret:shadow-[0_0_0_3px_color-mix(in_oklab,var(--accent)_30%,transparent)]",
            "group-focus-within:data-selected:bg-[color-mix(in_oklab,var(--accent)_14%,var(--surface))]",
            place === CODE_LENGTH / 2 ? "ms-2 sm:ms-4" : "",
          ].join(" ")}
        >
          {code[place] ?? ""}
          {place === caretBox && (
            <span
              className={[
                "absolute top-[22%] hidden h-[56%] w-0.5 rounded-full bg-accent group-focus-within:block motion-safe:animate-pulse",
                from < to || isFull
                  ? "right-[16%]"
                  : code[place]
                    ? "left-[16%]"
                    : "left-1/2 -translate-x-1/2",
              ].join(" ")}
            />
          )}
        </span>
      ))}
    </div>
  );
}
