import { formatClock } from "@/lib/learning/numbers/format";
import type { Millis } from "@/lib/session/log/events";

/** Texts with their time in the class, the latest first. More than a few of them scroll. */
export function TimedTexts({
  texts,
  label,
}: {
  texts: readonly { readonly at: Millis; readonly text: string }[];
  label: string;
}) {
  if (texts.length === 0) return null;
  return (
    <ul
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="flex max-h-28 flex-col gap-1 overflow-y-auto text-sm"
    >
      {texts
        .map((one, number) => ({ ...one, number }))
        .reverse()
        .map(({ at, text, number }) => (
          <li key={number} className="flex items-baseline gap-2">
            <span dir="ltr" className="tabular shrink-0 text-ink-muted text-xs">
              {formatClock(at)}
            </span>
            <span dir="auto" className="min-w-0 break-words">
              {text}
            </span>
          </li>
        ))}
    </ul>
  );
}
