"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RichText } from "@/components/ui/rich-text";
import { CalmPage } from "./calm-page";
import { Waiting } from "./waiting";

/** At the door of a class whose host lets everyone in. */
export function WaitingView({
  title,
  nickname,
  status,
  notice,
}: {
  title: string;
  nickname: string;
  status: ReactNode;
  notice: ReactNode;
}) {
  const t = useTranslations("lab.waiting");
  return (
    <CalmPage {...{ status, notice }}>
      <div className="text-center">
        <p className="text-ink-muted">
          <RichText>
            {t.rich("hello", {
              nickname,
              name: (words) => (
                <bdi translate="no" className="text-accent">
                  {words}
                </bdi>
              ),
            })}
          </RichText>
        </p>
        <h1 className="mt-1 text-3xl">{t("title")}</h1>
        <Waiting>
          <span>
            <RichText>
              {t.rich("body", { title, name: (words) => <bdi translate="no">{words}</bdi> })}
            </RichText>
          </span>
        </Waiting>
      </div>
    </CalmPage>
  );
}
