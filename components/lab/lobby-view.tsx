"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RichText } from "@/components/ui/rich-text";
import { isMember } from "@/lib/session/seats";
import type { Participant, Session } from "@/lib/session/session";
import { CalmPage } from "./calm-page";
import { Waiting } from "./waiting";

/** Before the first round: the student is in, with these others. */
export function LobbyView({
  session,
  self,
  status,
  notice,
}: {
  session: Session;
  self: Participant;
  status: ReactNode;
  notice: ReactNode;
}) {
  const t = useTranslations("lab.lobby");
  const here = session.participants.filter((one) => one.connected && isMember(one));
  return (
    <CalmPage {...{ status, notice }}>
      <div className="text-center">
        <p className="text-ink-muted">{session.title}</p>
        <h1 className="mt-1 text-3xl">
          <RichText>
            {t.rich("in", {
              nickname: self.nickname,
              name: (words) => (
                <bdi translate="no" className="text-accent">
                  {words}
                </bdi>
              ),
            })}
          </RichText>
        </h1>
        <Waiting>{t("waiting")}</Waiting>
      </div>
      <section aria-label={t("here", { count: here.length })} className="text-center">
        <h2 className="font-normal text-ink-muted text-sm">{t("here", { count: here.length })}</h2>
        <ul className="mt-3 flex flex-wrap justify-center gap-2">
          {here.map(({ id, nickname }) => (
            <li
              key={id}
              className="max-w-full truncate rounded-full border border-line bg-surface px-3 py-1 text-sm aria-[current]:border-accent aria-[current]:font-medium"
              aria-current={id === self.id || undefined}
            >
              <bdi translate="no">{nickname}</bdi>
            </li>
          ))}
        </ul>
      </section>
    </CalmPage>
  );
}
