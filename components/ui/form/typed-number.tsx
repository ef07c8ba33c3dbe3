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

/** A field whose text is not a number it accepts. `id`: of its input. */
type RefusedNumber = { readonly id: string; readonly label: string };

const Refused = createContext<readonly RefusedNumber[]>([]);
const Report = createContext<(id: string, label: string | null) => void>(() => {});

/** Surrounds fields that must all hold valid numbers before something can be sent; components inside ask with `useRefusedNumbers`. */
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

type TypedNumberProps = NumberRule & {
  readonly value: number;
  readonly label: string;
  readonly disabled?: boolean;
  /** What an arrow key adds or subtracts; left out if there is another way to step. */
  readonly step?: number;
  readonly onValueChange: (value: number) => void;
};

/**
 * The text and handlers of a number field. Typed text stays as typed until the field is left, and reaches `onValueChange` only
 * while it is a number that the field accepts. A value from elsewhere (a lock, an earlier run, a slider) replaces half-typed text,
 * so that nobody has to repair a field that they cannot change.
 */
export function useTypedNumber(props: TypedNumberProps) {
  const { value, label, disabled = false, step, onValueChange, kind, min, max } = props;
  const t = useTranslations("common.numbers");
  const id = useId();
  const report = useContext(Report);
  const rule = useMemo<NumberRule>(() => ({ kind, min, max }), [kind, min, max]);
  /** `value`: the field's value that this text belongs to; with any other value the text is dropped. `start`: the value before typing. `left`: the field was left. */
  const [typed, setTyped] = useState<{ text: string; value: number; start: number; left: boolean } | null>(
    null,
  );
  const current = typed !== null && !disabled && Object.is(typed.value, value) ? typed : null;
  const start = current?.start ?? value;
  const refused = current !== null && readNumber(current.text, rule) === null;
  const isRefusalShown = refused && (current.left || !isUnfinished(current.text, rule));

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
      // The first Escape resets the field, the next one closes the dialog.
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
    error: isRefusalShown ? t(kind, { min: shown(min), max: shown(max), example: shown(start) }) : null,
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
      "aria-invalid": isRefusalShown || undefined,
      onChange: (event: { target: { value: string } }) => change(event.target.value),
      onBlur: leave,
      onKeyDown: press,
    },
  };
}

/** Below a field: what to type instead. Nothing while its text is valid. */
export function NumberRefusal({ id, error }: { id: string; error: string | null }) {
  if (error === null) return null;
  return (
    <p id={id} role="alert" className="col-span-full row-start-2 text-danger text-xs">
      {error}
    </p>
  );
}

/** Says that a number has to be corrected first; pressing it moves the focus there. */
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
