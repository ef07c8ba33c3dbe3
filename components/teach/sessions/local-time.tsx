"use client";

import { useLocale } from "next-intl";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** A moment in the reader's own time zone, which the server does not know: its first drawing is corrected in the browser. */
export function LocalTime({ at, dateOnly = false }: { at: string; dateOnly?: boolean }) {
  const locale = useLocale();
  const write = (timeZone?: string) =>
    new Intl.DateTimeFormat(`${locale}-u-nu-latn`, {
      dateStyle: "medium",
      timeStyle: dateOnly ? undefined : "short",
      timeZone,
    }).format(new Date(at));
  const text = useSyncExternalStore(
    never,
    () => write(),
    () => write("UTC"),
  );
  return (
    <time dateTime={at} className="tabular">
      {text}
    </time>
  );
}
