"use client";

import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { ticksOf } from "@/components/charts/axes/axis-ticks";
import { hueInCss, RAMP_IN_CSS } from "@/components/charts/axes/run-colour";
import { cn } from "@/components/ui/class-names";
import { formatCount, formatLearningRate } from "@/lib/learning/numbers/format";
import { placeOnRamp, type RampRange } from "@/lib/session/board/colouring";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { hueOfCondition, type RunColours } from "./run-colours";

/** What the colours of a picture mean; nothing if they mean nothing. `session`: with the names that this screen shows. */
export function ColourLegend({
  session,
  colours: { legend },
  size,
  self = null,
}: {
  session: Session;
  colours: RunColours;
  size: BoardSize;
  self?: ParticipantId | null;
}) {
  const t = useTranslations("board");
  if (legend === null) return null;
  const name = t(`colours.legend.${legend.by}`);
  return (
    <div
      className={cn(
        "flex shrink-0 flex-wrap items-start justify-center gap-x-4 gap-y-1 text-ink-muted leading-tight",
        size === "projector" ? "text-base" : "text-xs",
      )}
    >
      {"range" in legend ? (
        <>
          <span className={size === "projector" ? "-mt-[0.2em]" : "-mt-[0.15em]"}>{name}</span>
          <Ramp by={legend.by} range={legend.range} />
        </>
      ) : (
        <ul aria-label={name} className="flex flex-wrap justify-center gap-x-4 gap-y-0.5">
          {legend.by === "student" ? (
            <>
              {legend.students.map(({ id, hue }) => (
                <Chip key={id} hue={hue}>
                  <bdi>{id === self ? t("you") : session.participants[id]?.nickname}</bdi>
                </Chip>
              ))}
              {legend.others && <Chip hue={null}>{t("colours.others")}</Chip>}
            </>
          ) : (
            legend.conditions.map((condition) => (
              <Chip key={condition} hue={hueOfCondition(condition)}>
                {t(`colours.condition.${condition}`)}
              </Chip>
            ))
          )}
        </ul>
      )}
    </div>
  );
}

function Chip({ hue, children }: { hue: number | null; children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden="true"
        className="h-[0.35em] w-[1.1em] rounded-full"
        style={{ background: hueInCss(hue) }}
      />
      <span>{children}</span>
    </li>
  );
}

/** The ramp with its figures below, from left to right like the axes of a chart. */
function Ramp({ by, range }: { by: "rate" | "size"; range: RampRange }) {
  const t = useTranslations("board.colours");
  const format = by === "rate" ? formatLearningRate : formatCount;
  return (
    <div
      dir="ltr"
      role="img"
      aria-label={t("ramp", { by, low: format(range.low), high: format(range.high) })}
      className="w-[min(16em,50vw)]"
    >
      <div aria-hidden="true" className="h-[0.6em] rounded-full" style={{ background: RAMP_IN_CSS }} />
      <div aria-hidden="true" className="tabular relative h-[1.2em]">
        {ticksOf({ ...range, log: true }, 5).map((tick) => (
          <span
            key={tick}
            className="absolute top-[0.1em] -translate-x-1/2"
            style={{ left: `${100 * placeOnRamp(range, tick)}%` }}
          >
            {format(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}
