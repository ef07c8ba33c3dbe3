import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { type SharedLink, ShareLink } from "./share-link";

export type PracticeShare = SharedLink;

/** The link with which a class that has ended can be trained again at home, and what it gives to whoever has it. */
export function SharePractice(props: PracticeShare) {
  const t = useTranslations("host.share.practice");
  const title = useId();
  return (
    <section
      aria-labelledby={title}
      className="flex w-full min-w-0 flex-col items-start gap-3 border-line border-t pt-3"
    >
      <h3 id={title} className="font-semibold text-sm">
        {t("title")}
      </h3>
      <p className="text-ink-muted text-sm">
        <span>{t("gives")}</span> <span>{t("keeps")}</span>
      </p>
      <ShareLink {...props} makeLabel={t("turnOn")} icon={<FlaskConical aria-hidden />} />
    </section>
  );
}
