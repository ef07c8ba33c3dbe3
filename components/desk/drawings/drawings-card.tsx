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
  const keys = useTileKeys(list, some, (one, taken) => {
    if (!readOnly && one.verdict !== (taken ? "taken" : "refused")) judge([one], taken);
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
          {shown !== "taken" && (
            <Button size="sm" disabled={readOnly || some.length === 0} onClick={() => judge(some, true)}>
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
              <Tile key={one.id} {...{ session, round, readOnly }} drawing={one} onJudge={judge} />
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
  const counts = taken.map((count, label) => t("ofWord", { count, word: labels[label] ?? "" }));
  return (
    <div className="grid gap-1 text-sm">
      <p className="tabular">
        {t("soFar", { students: authors, counts: format.list(counts, { type: "unit" }) })}
      </p>
      <p role="status" className={missing ? "text-warning" : "text-ink-muted"}>
        {missing?.what === "authors" && t("missing.authors", { count: missing.count })}
        {missing?.what === "word" &&
          t("missing.word", { word: labels[missing.label] ?? "", part: missing.part })}
        {missing === null && !canRank(soFar) && t("unranked", { fewest, wanted: FEWEST_TO_RANK })}
        {missing === null && canRank(soFar) && t("ranked", { fewest })}
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
  onJudge: (drawings: readonly Drawing[], taken: boolean) => void;
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
      <span className="flex min-w-0 items-baseline justify-between gap-1 text-xs">
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
            onClick={() => onJudge([drawing], true)}
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
            onClick={() => onJudge([drawing], false)}
            className="flex-1 px-0"
          >
            <X aria-hidden />
          </Button>
        )}
      </div>
    </li>
  );
}

/** Among the buttons of a drawing: A takes it, X refuses it, and the focus goes to the one that takes its place. */
function useTileKeys(
  list: { readonly current: HTMLUListElement | null },
  shown: readonly Drawing[],
  judge: (drawing: Drawing, taken: boolean) => void,
) {
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const taken = event.code === "KeyA" ? true : event.code === "KeyX" ? false : null;
    const tile = (event.target as Element).closest("[data-drawing]");
    const place = shown.findIndex(({ id }) => String(id) === tile?.getAttribute("data-drawing"));
    const drawing = shown[place];
    if (taken === null || !drawing) return;
    event.preventDefault();
    event.stopPropagation();
    const next = shown[place + 1] ?? shown[place - 1];
    list.current?.querySelector<HTMLElement>(`[data-drawing="${next?.id}"] button`)?.focus();
    judge(drawing, taken);
  };
}
