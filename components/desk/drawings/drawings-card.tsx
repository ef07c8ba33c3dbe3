"use client";

import { Check, CheckCheck, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { DrawnStrokes } from "@/components/drawing/drawn-strokes";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/form/segmented";
import type { HostCommand } from "@/lib/session/decide/commands";
import { canRank, drawnSoFar, FEWEST_TO_RANK } from "@/lib/session/decide/drawings/drawn-round";
import { type Drawing, drawingsOf } from "@/lib/session/log/drawing";
import type { Session } from "@/lib/session/log/session";

type DrawingsCardProps = {
  readonly session: Session;
  readonly round: number;
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** Drawings shown at once; more follow as the first ones are judged. */
const MOST_TILES = 24;
const VERDICTS = ["waiting", "taken", "refused"] as const;

/** What the class draws for a round that is open: each drawing waits here until the host takes it, and nobody else sees it before. */
export function DrawingsCard({ session, round, readOnly, onCommand }: DrawingsCardProps) {
  const t = useTranslations("drawings.desk");
  const [shown, setShown] = useState<Drawing["verdict"]>("waiting");
  const all = drawingsOf(session, round);
  const some = all.filter(({ verdict }) => verdict === shown).slice(0, MOST_TILES);
  const judge = (drawings: readonly Drawing[], taken: boolean) =>
    onCommand({ type: "judge-drawings", round, drawings: drawings.map(({ id }) => id), taken });
  const list = useRef<HTMLUListElement>(null);
  /** The focus goes on to the drawing that takes its place. */
  const judgeOne = (one: Drawing, taken: boolean) => {
    const place = some.indexOf(one);
    if (list.current?.contains(document.activeElement))
      focusTile(list.current, some[place + 1] ?? some[place - 1]);
    judge([one], taken);
  };
  const keys = useTileKeys(list, some, (one) => {
    if (!readOnly && one.verdict !== "refused") judgeOne(one, false);
  });
  return (
    <section aria-label={t("title")} className="flex min-h-0 flex-1 flex-col gap-3">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="font-semibold text-base">{t("title")}</h2>
        <div className="flex flex-wrap items-center gap-2">
          <Segmented
            label={t("show")}
            value={shown}
            onValueChange={setShown}
            options={VERDICTS.map((value) => ({
              value,
              label: t(`verdicts.${value}`, {
                count: all.filter(({ verdict }) => verdict === value).length,
              }),
            }))}
          />
          {shown !== "taken" && some.length > 0 && (
            <Button size="sm" disabled={readOnly} onClick={() => judge(some, true)}>
              <CheckCheck aria-hidden />
              <span>{t("takeAll", { count: some.length })}</span>
            </Button>
          )}
        </div>
      </header>
      <SoFar {...{ session, round }} />
      {some.length === 0 ? (
        <p className="text-ink-muted text-sm">{t(`none.${shown}`)}</p>
      ) : (
        <>
          <ul
            ref={list}
            aria-label={t(`verdicts.${shown}`, { count: some.length })}
            onKeyDown={keys}
            className="grid min-h-0 flex-1 grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] content-start gap-2 overflow-y-auto p-0.5"
          >
            {some.map((one) => (
              <Tile key={one.id} {...{ session, round, readOnly }} drawing={one} onJudge={judgeOne} />
            ))}
          </ul>
          <p className="text-ink-muted text-xs">{t("keys")}</p>
        </>
      )}
    </section>
  );
}

/** How many there are of each word, and what is missing before the round can start, or before it can rank anybody. */
function SoFar({ session, round }: Pick<DrawingsCardProps, "session" | "round">) {
  const t = useTranslations("drawings.desk");
  const format = useFormatter();
  const labels = session.plan.rounds[round]?.drawings?.labels ?? [];
  const soFar = drawnSoFar(session, round);
  const { taken, authors, missing, fewest } = soFar;
  let standing = t(canRank(soFar) ? "ranked" : "unranked", { fewest, wanted: FEWEST_TO_RANK });
  if (missing?.what === "authors") standing = t("missing.authors", { count: missing.count });
  if (missing?.what === "word")
    standing = t("missing.word", { word: labels[missing.label] ?? "", part: missing.part });
  const counts = taken.map((count, label) => t("ofWord", { count, word: labels[label] ?? "" }));
  return (
    <div className="grid gap-1 text-sm">
      <p className="tabular">
        {t("soFar", { students: authors, counts: format.list(counts, { type: "unit" }) })}
      </p>
      <p role="status" className={missing ? "text-warning" : "text-ink-muted"}>
        {standing}
      </p>
    </div>
  );
}

function Tile({
  session,
  round,
  drawing,
  readOnly,
  onJudge,
}: Omit<DrawingsCardProps, "onCommand"> & {
  drawing: Drawing;
  onJudge: (drawing: Drawing, taken: boolean) => void;
}) {
  const t = useTranslations("drawings.desk");
  const word = session.plan.rounds[round]?.drawings?.labels[drawing.label] ?? "";
  const nickname = session.participants[drawing.participant ?? -1]?.nickname ?? "";
  return (
    <li data-drawing={drawing.id} className="grid gap-1 rounded-control border border-line bg-canvas p-1.5">
      <DrawnStrokes
        strokes={drawing.strokes ?? []}
        label={t("picture", { word, nickname })}
        className="w-full"
      />
      <span className="grid min-w-0 text-xs">
        <bdi className="truncate font-medium">{word}</bdi>
        <bdi translate="no" className="truncate text-ink-muted">
          {nickname}
        </bdi>
      </span>
      <div className="flex gap-1">
        {drawing.verdict !== "taken" && (
          <Button
            size="sm"
            disabled={readOnly}
            aria-label={t("takeOf", { word, nickname })}
            onClick={() => onJudge(drawing, true)}
            className="flex-1 px-0"
          >
            <Check aria-hidden />
          </Button>
        )}
        {drawing.verdict !== "refused" && (
          <Button
            size="sm"
            disabled={readOnly}
            aria-label={t("refuseOf", { word, nickname })}
            onClick={() => onJudge(drawing, false)}
            className="flex-1 px-0"
          >
            <X aria-hidden />
          </Button>
        )}
      </div>
    </li>
  );
}

/** Among the buttons of drawings: Delete refuses the one in focus, arrow keys go on to the next and back. */
function useTileKeys(
  list: { readonly current: HTMLUListElement | null },
  shown: readonly Drawing[],
  refuse: (drawing: Drawing) => void,
) {
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = (event.target as Element).closest("[data-drawing]")?.getAttribute("data-drawing");
    const drawing = shown.find((one) => String(one.id) === id);
    const isRightToLeft = list.current?.matches(":dir(rtl)") ?? false;
    const by = { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1 }[event.key];
    if (!drawing || (by === undefined && event.key !== "Delete" && event.key !== "Backspace")) return;
    event.preventDefault();
    if (by === undefined) refuse(drawing);
    else focusTile(list.current, shown[shown.indexOf(drawing) + by]);
  };
}

function focusTile(list: HTMLUListElement | null, drawing: Drawing | undefined): void {
  if (drawing) list?.querySelector<HTMLElement>(`[data-drawing="${drawing.id}"] button`)?.focus();
}
