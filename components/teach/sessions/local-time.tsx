"use client";

import { useLocale } from "next-intl";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** A time in the reader's own time zone. The server does not know it, so the browser corrects the first rendering. */
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
