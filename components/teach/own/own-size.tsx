import { useTranslations } from "next-intl";
import type { AboutOwn } from "@/lib/learning/examples/own-content";

/** How large an own challenge is, and what it asks. */
export function OwnSize({ about }: { about: AboutOwn }) {
  const t = useTranslations("teach.own");
  const { counts } = "words" in about ? about.words : about.table;
  const count = counts.train + counts.validation + counts.test;
  return (
    <p className="text-ink-muted text-sm">
      {"words" in about
        ? t("letters", { count })
        : t("rows", { count, target: about.table.target.name, inputs: about.table.features.length })}
    </p>
  );
}
