"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { saveFile } from "@/components/lab/save-file";
import { useSettingsWords } from "@/components/lab/settings/settings-words";
import { Button } from "@/components/ui/button";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import { formatCount, formatLearningRate, formatScore } from "@/lib/learning/numbers/format";
import type { OwnCard, Range } from "@/lib/session/board/own-card";
import type { Session } from "@/lib/session/log/session";
import { cardFile } from "./card-file";
import { CARD_WIDTH, type CardContent, drawCard, loadCardFonts } from "./draw-card";
import type { OwnPicture } from "./own-picture";

/** The sentences of the lesson, in the order in which they are said. */
const SENTENCES = ["loop", "measure", "unseen"] as const;

/**
 * A student's card of the class, drawn on a canvas that they can download. `card`: null for someone without a run that counts. `pictures`: of their best networks, by
 * round, as far as this page has them. `day`: when the class ended.
 */
export function OwnCardView({
  session,
  card,
  pictures,
  day,
}: {
  session: Session;
  card: OwnCard | null;
  pictures: ReadonlyMap<number, OwnPicture>;
  day: Date;
}) {
  const t = useTranslations("lab.card");
  const content = useCardContent(session, card, pictures, day);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isStale = false;
    if (content === null) return;
    void loadCardFonts(content).then(() => {
      if (isStale || canvas.current === null) return;
      drawCard(canvas.current, content);
      setDrawn(true);
    });
    return () => {
      isStale = true;
    };
  }, [content]);
  if (card === null || content === null)
    return <p className="text-balance text-center text-ink-muted">{t("none")}</p>;
  const download = () =>
    canvas.current?.toBlob((picture) => {
      setFailed(picture === null);
      if (picture) saveFile(cardFile(card.nickname, day), picture);
    }, "image/png");
  return (
    <section aria-label={t("title")} className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-xl">{t("title")}</h2>
          <p className="text-ink-muted text-sm">{t("stays")}</p>
        </div>
        <Button variant="primary" disabled={!drawn} onClick={download}>
          <Download aria-hidden className="size-4" />
          <span>{t("download")}</span>
        </Button>
      </div>
      {failed && (
        <p role="alert" className="text-danger">
          {t("failed")}
        </p>
      )}
      {/* The text below says the same. */}
      <div aria-hidden="true">
        <canvas
          ref={canvas}
          width={CARD_WIDTH}
          height={CARD_WIDTH}
          className="h-auto w-full rounded-card border border-line"
        />
      </div>
      {/* On a phone, the letters of the picture are too small to read. */}
      <CardText content={content} />
    </section>
  );
}

function CardText({ content: { rounds, tried, lesson } }: { content: CardContent }) {
  return (
    <div className="grid gap-4 sm:sr-only">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface px-4">
        {rounds.map(({ title, settings, score, on, test }) => (
          <li key={title} className="flex items-center gap-3 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{title}</p>
              <p className="text-ink-muted text-sm">{settings}</p>
            </div>
            <div className="text-end">
              <p
                className={on === "train" ? "tabular text-train text-xl" : "tabular text-validation text-xl"}
              >
                {score}
              </p>
              {test !== null && <p className="tabular text-sm text-test">{test}</p>}
            </div>
          </li>
        ))}
      </ul>
      <div>
        <h3 className="text-base">{tried.title}</h3>
        {tried.lines.map((line) => (
          <p key={line} className="text-ink-muted">
            {line}
          </p>
        ))}
      </div>
      <div>
        <h3 className="text-base">{lesson.title}</h3>
        <ol className="list-inside list-decimal">
          {lesson.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}

/** What the card says, in the reader's language. */
function useCardContent(
  session: Session,
  card: OwnCard | null,
  pictures: ReadonlyMap<number, OwnPicture>,
  day: Date,
): CardContent | null {
  const t = useTranslations("lab");
  const locale = useLocale() as Locale;
  const textsOf = useChallengeTexts();
  const inWords = useSettingsWords();
  return useMemo(() => {
    if (card === null) return null;
    const { nickname, title, rounds, tried } = card;
    const range = ({ low, high }: Range, inNumbers: (value: number) => string) => ({
      one: String(low === high),
      low: isolateNumber(inNumbers(low)),
      high: isolateNumber(inNumbers(high)),
    });
    return {
      rtl: directionOf(locale) === "rtl",
      nickname: isolate(nickname),
      title: isolate(title),
      date: new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: "long" }).format(day),
      rounds: rounds.map(({ round, run, score, test }) => ({
        title: t("round", { number: round + 1, title: textsOf(session.plan.rounds[round]!).title }),
        settings: inWords(run),
        score: formatScore(score),
        on: run.ranking.on,
        test: test === null ? null : t("card.test", { score: formatScore(test) }),
        curve: run.curve,
        picture: pictures.get(round) ?? null,
      })),
      tried: {
        title: t("card.tried"),
        lines: [
          t("card.runs", { count: tried.runs }),
          t("card.rates", range(tried.rates, formatLearningRate)),
          ...(tried.sizes ? [t("card.sizes", range(tried.sizes, formatCount))] : []),
        ],
      },
      lesson: {
        title: t("card.lesson"),
        sentences: SENTENCES.map((key) => t(`card.sentences.${key}`)),
      },
    };
  }, [card, day, inWords, locale, pictures, session.plan, t, textsOf]);
}
