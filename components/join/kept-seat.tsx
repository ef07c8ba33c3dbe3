import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { RichText } from "@/components/ui/rich-text";

type KeptSeatProps = {
  /** The title of the class. */
  readonly title: string;
  /** Nickname of the student who has the seat; null until the server has stored it. */
  readonly nickname: string | null;
  /** Addresses of the lab, and of the page where somebody else can join. */
  readonly lab: string;
  readonly another: string;
};

/** This browser already has a seat in the class: go back to it, or join as somebody else. */
export function KeptSeat({ title, nickname, lab, another }: KeptSeatProps) {
  const t = useTranslations("join.seated");
  return (
    <>
      <p className="break-words text-ink-muted">
        <bdi>{title}</bdi>
      </p>
      <h1 className="mb-4 text-3xl">{t("title")}</h1>
      {nickname !== null && (
        <p className="mb-8 break-words text-xl">
          <RichText>
            {t.rich("body", {
              nickname,
              name: (words) => (
                <bdi translate="no" className="font-semibold text-accent">
                  {words}
                </bdi>
              ),
            })}
          </RichText>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <a href={lab} className={buttonClass({ variant: "primary", size: "lg", className: "max-sm:w-full" })}>
          <span>{t("return")}</span>
          <ArrowRight aria-hidden className="rtl:-scale-x-100" />
        </a>
        <a href={another} className={buttonClass({ size: "lg", className: "max-sm:w-full" })}>
          {t("another")}
        </a>
      </div>
      <p className="mt-4 max-w-prose text-ink-muted text-sm">{t("hint")}</p>
    </>
  );
}
