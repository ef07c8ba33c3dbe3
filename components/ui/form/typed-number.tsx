"use client";

import { useTranslations } from "next-intl";
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useState,
} from "react";
import { isolateNumber } from "@/components/board/isolate";
import { isUnfinished, type NumberRule, readNumber, writeNumber } from "@/lib/learning/numbers/typed-number";
import { isComposing } from "./input";

/** A field in which something stands that is no number it takes. `id`: of its input. */
export type RefusedNumber = { readonly id: string; readonly label: string };

const Refused = createContext<readonly RefusedNumber[]>([]);
const Report = createContext<(id: string, label: string | null) => void>(() => {});

/** Everything whose fields have to hold numbers before it can be sent: what is inside asks with `useRefusedNumbers`. */
export function TypedNumbers({ children }: { children: ReactNode }) {
  const [refused, setRefused] = useState<readonly RefusedNumber[]>([]);
  const report = useCallback((id: string, label: string | null) => {
    setRefused((before) => {
      const others = before.filter((one) => one.id !== id);
      return label === null ? others : [...others, { id, label }];
    });
  }, []);
  return (
    <Report value={report}>
      <Refused value={refused}>{children}</Refused>
    </Report>
  );
}

export function useRefusedNumbers(): readonly RefusedNumber[] {
  return useContext(Refused);
}

export function goToNumber({ id }: RefusedNumber): void {
  const field = document.getElementById(id);
  field?.scrollIntoView({ block: "nearest" });
  field?.focus();
}

export type TypedNumberProps = NumberRule & {
  readonly value: number;
  readonly label: string;
  readonly disabled?: boolean;
  /** What an arrow key adds or takes away; none where there is another way to step. */
  readonly step?: number;
  readonly onValueChange: (value: number) => void;
};

/**
 * What a field for a number shows and takes. What is typed stays in it as it was typed until it is left, and reaches `onValueChange` only while it
 * is a number that the field takes. A value from elsewhere (a lock, an earlier run, a slider) replaces what is half typed, so that nobody has to
 * repair a field that they cannot change.
 */
export function useTypedNumber(props: TypedNumberProps) {
  const { value, label, disabled = false, step, onValueChange, kind, min, max } = props;
  const t = useTranslations("common.numbers");
  const id = useId();
  const report = useContext(Report);
  const rule = useMemo<NumberRule>(() => ({ kind, min, max }), [kind, min, max]);
  /** `value`: what the field's value has to be for the text to still be about it; `start`: what it was before. `left`: nothing more comes for now. */
  const [typed, setTyped] = useState<{ text: string; value: number; start: number; left: boolean } | null>(
    null,
  );
  const current = typed !== null && !disabled && Object.is(typed.value, value) ? typed : null;
  const start = current?.start ?? value;
  const refused = current !== null && readNumber(current.text, rule) === null;
  const told = refused && (current.left || !isUnfinished(current.text, rule));

  useEffect(() => {
    if (!refused) return;
    report(id, label);
    return () => report(id, null);
  }, [refused, report, id, label]);

  const leave = () => {
    if (current !== null) setTyped(refused ? { ...current, left: true } : null);
  };
  const change = (text: string) => {
    const read = readNumber(text, rule);
    setTyped({ text, value: read ?? value, start, left: false });
    if (read !== null && read !== value) onValueChange(read);
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") leave();
    else if (event.key === "Escape" && refused) {
      // The first Escape is the field's, the next one closes the window.
      event.stopPropagation();
      setTyped(null);
      if (start !== value) onValueChange(start);
    } else if (step !== undefined && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      const by = (event.key === "ArrowUp" ? step : -step) * (event.shiftKey ? 10 : 1);
      const stepped = Math.min(max, Math.max(min, value + by));
      setTyped(null);
      onValueChange(kind === "percent" ? Math.round(100 * stepped) / 100 : stepped);
    }
  };
  const shown = (number: number) => isolateNumber(writeNumber(number, kind));
  return {
    error: told ? t(kind, { min: shown(min), max: shown(max), example: shown(start) }) : null,
    errorId: `${id}-error`,
    input: {
      id,
      dir: "ltr" as const,
      type: "text" as const,
      inputMode: kind === "whole" ? ("numeric" as const) : ("decimal" as const),
      autoComplete: "off",
      spellCheck: false,
      disabled,
      value: current?.text ?? writeNumber(value, kind),
      "aria-invalid": told || undefined,
      onChange: (event: { target: { value: string } }) => change(event.target.value),
      onBlur: leave,
      onKeyDown: press,
    },
  };
}

/** Beside a field: what to type instead. Nothing while there is nothing to say. */
export function NumberRefusal({ id, error }: { id: string; error: string | null }) {
  if (error === null) return null;
  return (
    <p id={id} role="alert" className="col-span-full row-start-2 text-danger text-xs">
      {error}
    </p>
  );
}

/** Why something waits: a number has to be repaired first; pressed, it goes there. */
export function RefusedNumberReason({ id, number }: { id: string; number: RefusedNumber }) {
  const t = useTranslations("common.numbers");
  return (
    <p id={id} role="status" className="min-h-6 text-danger text-xs">
      <button
        type="button"
        className="text-start underline underline-offset-2 pointer-coarse:min-h-11"
        onClick={() => goToNumber(number)}
      >
        {t("waits", { label: number.label })}
      </button>
    </p>
  );
}
