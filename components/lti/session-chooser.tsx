"use client";

import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/teach/sessions/local-time";
import { Button, buttonClass } from "@/components/ui/button";

/** A session that a link can open. `createdAt`: ISO 8601. */
type ChoosableSession = {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly students: number;
};

type Props = {
  readonly sessions: readonly ChoosableSession[];
  /** Where the form goes, with what shows that its teacher may choose. */
  readonly action: string;
  readonly ticket: string;
};

/** A teacher chooses which session a link of the learning platform opens. A plain form, because the platform's page may show it in a frame. */
export function SessionChooser({ sessions, action, ticket }: Props) {
  const t = useTranslations("lti.choose");
  return (
    <>
      <p className="mb-6 text-ink-muted">{t("intro")}</p>
      {sessions.length === 0 ? (
        <p className="mb-6">{t("none")}</p>
      ) : (
        <form method="post" action={action} className="mb-8 flex flex-col gap-5">
          <input type="hidden" name="ticket" value={ticket} />
          <fieldset>
            <legend className="mb-2 font-medium text-sm">{t("legend")}</legend>
            <div className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
              {sessions.map(({ id, title, createdAt, students }, index) => (
                <label key={id} className="flex cursor-pointer items-start gap-3 px-4 py-3 hover:bg-sunken">
                  <input
                    type="radio"
                    name="session"
                    value={id}
                    defaultChecked={index === 0}
                    required
                    className="mt-1 size-4 shrink-0 accent-accent"
                  />
                  <span className="min-w-0">
                    <bdi className="block break-words font-medium">{title}</bdi>
                    <span className="flex flex-wrap gap-x-3 text-ink-muted text-sm">
                      <LocalTime at={createdAt} />
                      <span>{t("students", { count: students })}</span>
                    </span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <Button type="submit" variant="primary" size="lg" className="self-start">
            {t("submit")}
          </Button>
        </form>
      )}
      <p className="flex flex-wrap gap-3">
        <a href="/teach/new" target="_blank" rel="noopener" className={buttonClass({ variant: "secondary" })}>
          {t("new")}
        </a>
        <Button variant="quiet" onClick={() => window.location.reload()}>
          {t("reload")}
        </Button>
      </p>
      <p className="mt-3 text-ink-muted text-sm">{t("newHint")}</p>
    </>
  );
}
