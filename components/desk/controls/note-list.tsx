import { useTranslations } from "next-intl";
import { formatClock } from "@/lib/learning/numbers/format";
import type { Note } from "@/lib/session/log/session";

/** The host's remarks, the latest first, each at its moment of the class. */
export function NoteList({ notes }: { notes: readonly Note[] }) {
  const t = useTranslations("host.note");
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {notes.toReversed().map(({ at, text, shown }) => (
        <li key={`${at} ${text}`} className="flex items-baseline gap-2">
          <span dir="ltr" className="tabular shrink-0 text-ink-muted text-xs">
            {formatClock(at)}
          </span>
          <span className="min-w-0 break-words">
            <bdi>{text}</bdi>
            {shown && <span className="text-ink-muted text-xs">{` · ${t("wasShown")}`}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
