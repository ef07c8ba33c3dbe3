import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { Millis } from "@/lib/session/log/events";
import type { Note } from "@/lib/session/log/session";

/** Long enough to be read aloud; then the wall is the class's again. */
const SHOWN_FOR: Millis = 60_000;

/** A longer note is written smaller: it takes no more of the wall than the class can spare. */
const SHORT = 90;

/** The last remark that the host put before the class, for a minute. */
export function ShownNote({ notes, now }: { readonly notes: readonly Note[]; readonly now: Millis }) {
  const t = useTranslations("projector");
  const last = notes.findLast(({ shown }) => shown);
  if (last === undefined || now - last.at > SHOWN_FOR) return null;
  return (
    <p
      role="status"
      className={cn(
        "mx-6 mb-4 shrink-0 rounded-card border border-accent bg-surface px-6 py-2.5 leading-snug",
        last.text.length > SHORT ? "text-lg" : "text-2xl",
      )}
    >
      <span className="sr-only">{`${t("note")} `}</span>
      <bdi>{last.text}</bdi>
    </p>
  );
}
