import { useTranslations } from "next-intl";

/** In the place of what a round showed, until the page is told. */
export function DigestWaiting({ failed }: { failed: boolean }) {
  const t = useTranslations("lab.between");
  return (
    <p role="status" className="text-ink-muted text-sm">
      {failed ? t("digestFailed") : "…"}
    </p>
  );
}
