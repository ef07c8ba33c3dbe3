"use client";

import { useTranslations } from "next-intl";
import { openQuestions } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";
import type { Answering } from "./answering";
import { AskedCard } from "./asked-card";

type CheckCardsProps = { readonly session: Session; readonly answering: Answering };

/** The questions before or after the lesson, one after the other; once all are answered, all of them with the answers. */
export function CheckCards({ session, answering }: CheckCardsProps) {
  const t = useTranslations("question");
  const asked = openQuestions(session).filter(
    ({ question: { purpose } }) => purpose === "before" || purpose === "after",
  );
  if (!session.asking || asked.length === 0) return null;
  const at = asked.findIndex(({ number }) => answering.answerTo(number) === null);
  const purpose = asked.at(-1)?.question.purpose ?? "before";
  const shown = at === -1 ? asked : asked.slice(at, at + 1);
  return (
    <section aria-label={t(`purpose.${purpose}`)} className="flex flex-col gap-3">
      {at === -1 && (
        <p role="status" className="text-center text-ink-muted">
          {t(purpose === "before" ? "lab.allDone" : "lab.allDoneAfter")}
        </p>
      )}
      {shown.map((one) => (
        <AskedCard
          key={one.number}
          asked={one}
          answering={answering}
          changeable
          title={
            asked.length === 1
              ? t(`purpose.${purpose}`)
              : `${t(`purpose.${purpose}`)} · ${t("lab.progress", { number: asked.indexOf(one) + 1, count: asked.length })}`
          }
          said={(answer) => t("lab.youSaid", { answer })}
        />
      ))}
    </section>
  );
}
