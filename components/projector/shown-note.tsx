import { useTranslations } from "next-intl";
import type { Millis } from "@/lib/session/events";
import type { Note } from "@/lib/session/session";

/** Long enough to be read aloud; then the wall is the class's again. */
const SHOWN_FOR: Millis = 60_000;

/** The last remark that the host put before the class, for a minute. */
export function ShownNote({ notes, now }: { readonly notes: readonly Note[]; readonly now: Millis }) {
  const t = useTranslations("projector");
  const last = notes.findLast(({ shown }) => shown);
  if (last === undefined || now - last.at > SHOWN_FOR) return null;
  return (
    <p
      role="status"
      className="mx-8 mb-7 rounded-card border border-accent bg-surface px-8 py-4 text-3xl leading-snug"
    >
      <span className="sr-only">{`${t("note")} `}</span>
      <bdi>{last.text}</bdi>
    </p>
  );
}
