import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/form/segmented";
import { type SharedLink, ShareLink } from "./share-link";
import { type PracticeShare, SharePractice } from "./share-practice";

/** The link that opens the replay without signing in. */
export type ReplayShare = SharedLink & {
  /** Whether the link shows animals instead of nicknames. */
  readonly animals: boolean;
  readonly onAnimals: (animals: boolean) => void;
  /** The link that also lets people train on the class's examples; null while the class has not ended. */
  readonly practice: PracticeShare | null;
};

/** Who may watch the replay, its teachers or anyone with the link, which names they see, and who may train on its examples. */
export function ShareReplay({ animals, onAnimals, practice, ...link }: ReplayShare) {
  const t = useTranslations("host.share");
  const shown = animals ? t("onAnimals") : t("on");
  const off = practice !== null && practice.link !== null ? t("offButPractice") : t("off");
  return (
    <div className="flex min-w-0 flex-col items-start gap-3">
      <p aria-live="polite" className="text-ink-muted text-sm">
        {link.link === null ? off : shown}
      </p>
      <Segmented
        label={t("names")}
        value={animals ? "animals" : "nicknames"}
        onValueChange={(names) => onAnimals(names === "animals")}
        options={[
          { value: "animals", label: t("animals") },
          { value: "nicknames", label: t("nicknames") },
        ]}
      />
      <ShareLink {...link} makeLabel={t("turnOn")} icon={<Share2 aria-hidden />} />
      {practice !== null && <SharePractice {...practice} />}
    </div>
  );
}
