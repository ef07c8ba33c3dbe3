import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RichText } from "@/components/ui/rich-text";

type MoveSeatProps = {
  /** The title of the class. */
  readonly title: string;
  /** Whose seat it is; null until the server has stored that. */
  readonly nickname: string | null;
  /** Who has another seat of the class in this browser; null: nobody. */
  readonly other: string | null;
  /** The button that moves the seat. */
  readonly children: ReactNode;
};

/** Whether to go on in a class on this device, with a seat that was on another. */
export function MoveSeat({ title, nickname, other, children }: MoveSeatProps) {
  const t = useTranslations("join.move");
  const name = (words: ReactNode) => (
    <bdi translate="no" className="text-accent">
      {words}
    </bdi>
  );
  const named = { title, class: (words: ReactNode) => <bdi>{words}</bdi> };
  return (
    <>
      <p className="text-ink-muted">{t("title")}</p>
      <h1 className="mb-4 break-words text-3xl">
        <RichText>
          {nickname === null ? t.rich("askUnnamed", named) : t.rich("ask", { ...named, nickname, name })}
        </RichText>
      </h1>
      <p className="mb-6 max-w-prose text-ink-muted">{t("hint")}</p>
      {other !== null && (
        <p className="mb-6 max-w-prose">
          <RichText>{t.rich("other", { nickname: other, name })}</RichText>
        </p>
      )}
      {children}
    </>
  );
}
