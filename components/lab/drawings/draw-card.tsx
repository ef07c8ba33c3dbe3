"use client";

import { Check, Clock3, CloudOff, LoaderCircle, Send, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DrawingPad } from "@/components/drawing/drawing-pad";
import { DrawnStrokes } from "@/components/drawing/drawn-strokes";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RichText } from "@/components/ui/rich-text";
import { BLANK, type OwnDrawing as PadDrawing } from "@/lib/learning/drawing/own-drawing";
import { type DrawingFault, drawingFault, strokesToSend } from "@/lib/learning/drawing/sent-drawing";
import type { Participant, Session } from "@/lib/session/log/session";
import { type DrawingQueue, type OwnDrawing, ownDrawings } from "./own-drawings";

type DrawCardProps = {
  readonly session: Session;
  readonly self: Participant;
  readonly round: number;
  readonly queue: DrawingQueue;
};

/** Where a student draws what the class will train on, one word after the other, and sees what has become of each drawing. */
export function DrawCard({ session, self, round, queue }: DrawCardProps) {
  const t = useTranslations("drawings.lab");
  const problems = useTranslations("problems");
  const [drawing, setDrawing] = useState<PadDrawing>(BLANK);
  const [fault, setFault] = useState<DrawingFault | null>(null);
  const labels = session.plan.rounds[round]?.drawings?.labels ?? [];
  const { shown, next, left } = ownDrawings(session, round, self.id, queue.queued);
  const word = next === null ? null : (labels[next] ?? "");
  const send = () => {
    if (next === null) return;
    const strokes = strokesToSend(drawing.strokes);
    const found = drawingFault(strokes);
    setFault(found);
    if (found) return;
    queue.send({ round, label: next, strokes });
    setDrawing(BLANK);
  };
  const trouble = fault ?? queue.refused;
  return (
    <section
      aria-label={t("title")}
      className="grid gap-4 rounded-card border border-line bg-surface p-4 sm:grid-cols-[minmax(0,20rem)_minmax(0,1fr)] sm:gap-6"
    >
      <div className="grid content-start gap-3">
        {word === null ? (
          <p role="status" className="text-lg">
            {t("done")}
          </p>
        ) : (
          <>
            <h2 className="text-xl">
              <RichText>
                {t.rich("draw", {
                  word,
                  name: (words) => <bdi className="text-accent">{words}</bdi>,
                })}
              </RichText>
            </h2>
            <DrawingPad
              drawing={drawing}
              onChange={(change) => {
                setFault(null);
                setDrawing(change);
              }}
              label={t("pad", { word })}
              size={28}
              className="w-full max-w-80 max-sm:mx-auto"
            >
              <Button
                variant="primary"
                size="sm"
                disabled={drawing.strokes.length === 0}
                onClick={send}
                className="ms-auto"
              >
                <Send aria-hidden className="rtl:-scale-x-100" />
                <span>{t("send")}</span>
              </Button>
            </DrawingPad>
          </>
        )}
        {trouble !== null && <Notice tone="warning">{problems(trouble)}</Notice>}
      </div>
      <div className="grid content-start gap-3">
        <p className="text-ink-muted text-sm">{t("how")}</p>
        <p className="tabular text-ink-muted text-sm">{t("left", { sent: shown.length, left })}</p>
        {shown.length > 0 && (
          <ul aria-label={t("own")} className="grid grid-cols-[repeat(auto-fill,minmax(6.25rem,1fr))] gap-2">
            {shown.map((one) => (
              <OwnTile key={one.key} drawing={one} word={labels[one.label] ?? ""} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

const SIGNS = {
  sending: LoaderCircle,
  offline: CloudOff,
  waiting: Clock3,
  taken: Check,
  refused: X,
} as const;

function OwnTile({ drawing: { strokes, state }, word }: { drawing: OwnDrawing; word: string }) {
  const t = useTranslations("drawings.lab");
  const Sign = SIGNS[state];
  return (
    <li className="grid gap-1 rounded-control border border-line bg-canvas p-1.5 text-xs">
      <DrawnStrokes
        strokes={strokes}
        label={word}
        className={state === "refused" ? "w-full opacity-40" : "w-full"}
      />
      <span className="flex min-w-0 items-center gap-1 text-ink-muted">
        <Sign aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">{t(`states.${state}`)}</span>
      </span>
    </li>
  );
}
