import { useTranslations } from "next-intl";

/** Stands in for a picture until the round's examples have been downloaded. */
export function WaitingForExamples({ failed }: { failed: boolean }) {
  const t = useTranslations("class-pictures.surfaces");
  return (
    <p role="status" className="grid size-full place-content-center text-ink-muted">
      {t(failed ? "failed" : "loading")}
    </p>
  );
}
