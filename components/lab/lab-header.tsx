"use client";

import { Popover } from "@base-ui/react/popover";
import { ChevronDown, Hand, Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { ConnectionState } from "@/lib/session/page-state";
import { AloneMark, ConnectionMark, SaveMark } from "./status-marks";

type LabHeaderProps = {
  /** Counted from 0. */
  round: number;
  title: string;
  question: string;
  /** The round closes in a few seconds. */
  closing: boolean;
  nickname: string;
  clock: ReactNode;
  runsUsed: number;
  /** How many runs a student may start in the round; null for any number. */
  runLimit: number | null;
  connection: ConnectionState;
  /** Points that the class has not stored yet; null when it has stored everything. */
  waiting: number | null;
  /** Whether everything that happened in the class is stored. */
  stored: boolean;
  training: boolean;
  /** Whether a network is being checked. */
  checking: boolean;
  /** The choice of what trains on this device. */
  device: ReactNode;
  /** The button for the student's hand; null where there is no teacher. */
  hand: ReactNode;
  /** Whether there is no class: nothing is sent or stored, and there is one round. */
  alone: boolean;
  /** The student's name in class while names are hidden, else null. */
  alias: string | null;
};

/**
 * The round, the time left, and the state of the connection, the device and the student's runs. Every part has a fixed width, so that
 * nothing moves when a text gets longer. Texts that do not fit are cut off; a press on the title shows all of them in full. Two lines
 * on a phone, one elsewhere.
 */
export function LabHeader(props: LabHeaderProps) {
  const { question, closing, nickname, clock, runsUsed, runLimit, device, hand, alias } = props;
  const t = useTranslations("lab");
  const runs = useMemo(
    () =>
      runLimit === null
        ? t("runsUsed", { count: runsUsed })
        : t("runsOf", { count: runsUsed, limit: runLimit }),
    [t, runsUsed, runLimit],
  );
  return (
    <header className="flex shrink-0 flex-col border-line border-b bg-surface px-3 py-1 md:h-14 md:flex-row md:items-center md:gap-3 md:px-4">
      <div className="flex h-10 items-center gap-2 md:min-w-0 md:flex-1 md:gap-3">
        <div className="min-w-0 flex-1">
          <h1 className="text-base leading-tight md:text-lg">
            <Details {...props} runs={runs} />
          </h1>
          <p
            role="status"
            title={closing ? t("countdown.closing") : undefined}
            className={cn(
              "truncate text-xs leading-tight md:text-sm",
              closing ? "font-medium text-danger" : "text-ink-muted",
            )}
          >
            {closing ? t("countdown.closing") : question}
          </p>
        </div>
        {clock && (
          <div data-place="clock" className="flex w-28 shrink-0 justify-end overflow-hidden">
            {clock}
          </div>
        )}
      </div>
      <div className="flex h-11 items-center gap-2 md:shrink-0 md:gap-3">
        <span
          data-place="runs"
          title={runs}
          className="tabular w-20 shrink-0 truncate text-ink-muted text-sm md:text-end xl:text-start"
        >
          {runs}
        </span>
        <div
          data-place="status"
          className="flex w-11 shrink-0 items-center gap-2 overflow-hidden xl:w-46 xl:gap-3"
        >
          <Status {...props} brief />
        </div>
        <div data-place="device" className="w-11 shrink-0 md:w-36 xl:w-54 2xl:w-78">
          {device}
        </div>
        {hand && (
          <div data-place="hand" className="w-11 shrink-0 xl:w-30">
            {hand}
          </div>
        )}
        <div data-place="name" className="flex min-w-0 flex-1 justify-end md:w-32 md:flex-none xl:w-40">
          <span
            title={alias === null ? nickname : t("aliasWhy")}
            className="max-w-full truncate rounded-full bg-sunken px-3 py-1 font-medium text-sm"
          >
            <Name nickname={nickname} alias={alias} />
          </span>
        </div>
      </div>
    </header>
  );
}

/** The title. Pressed, it shows in full everything that the header may have cut off. */
function Details(props: LabHeaderProps & { runs: string }) {
  const { round, title, question, nickname, alias, runs, alone } = props;
  const t = useTranslations("lab");
  const name = useMemo(
    () => (alone ? title : t("round", { number: round + 1, title })),
    [t, alone, round, title],
  );
  return (
    <Popover.Root>
      <Popover.Trigger
        title={name}
        className="flex max-w-full items-center gap-1 rounded-control text-start hover:text-accent"
      >
        <span className="truncate">{name}</span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-muted" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className="z-30">
          <Popover.Popup className="flex w-sm max-w-[calc(100vw-2rem)] flex-col gap-2 rounded-card border border-line bg-surface p-4 text-sm shadow-popup">
            <Popover.Title className="font-semibold text-base">{name}</Popover.Title>
            <Popover.Description>{question}</Popover.Description>
            <p className="break-words">
              <Name nickname={nickname} alias={alias} />
              {alias !== null && <span className="block text-ink-muted text-xs">{t("aliasWhy")}</span>}
            </p>
            <p className="tabular">{runs}</p>
            <div className="flex flex-col gap-2">
              <Status {...props} />
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Status({
  connection,
  training,
  waiting,
  stored,
  checking,
  alone,
  brief = false,
}: LabHeaderProps & { brief?: boolean }) {
  if (alone) return <AloneMark {...{ checking, brief }} />;
  return (
    <>
      <ConnectionMark {...{ connection, training, waiting, brief }} />
      <SaveMark {...{ connection, waiting, stored, checking, brief }} />
    </>
  );
}

function Name({ nickname, alias }: { nickname: string; alias: string | null }) {
  const t = useTranslations("lab");
  return (
    <>
      <bdi translate="no">{nickname}</bdi>
      {alias !== null && <span className="font-normal text-ink-muted">{` · ${t("alias", { alias })}`}</span>}
    </>
  );
}

/** Raises or lowers the student's hand, which the teacher sees on the roster. */
export const HandButton = memo(function HandButton({
  raised,
  disabled,
  onRaised,
}: {
  raised: boolean;
  disabled: boolean;
  onRaised: (raised: boolean) => void;
}) {
  const t = useTranslations("lab.hand");
  return (
    <Button
      variant="quiet"
      size="sm"
      aria-pressed={raised}
      disabled={disabled}
      title={t(raised ? "lowerHint" : "raiseHint")}
      className={cn("w-full px-2", raised && "bg-accent/12 text-accent")}
      onClick={() => onRaised(!raised)}
    >
      <Hand aria-hidden="true" />
      <span className="truncate max-xl:sr-only">{t(raised ? "raised" : "raise")}</span>
    </Button>
  );
});

/** Says that the teacher has paused the class: training stands still, and nothing of it is lost. */
export function PausedNotice({ training }: { training: boolean }) {
  const t = useTranslations("lab.paused");
  return (
    <p
      role="status"
      className="flex items-center justify-center gap-3 border-line border-b bg-warning/12 px-4 py-2 font-medium text-base"
    >
      <Pause aria-hidden="true" className="size-5 shrink-0 text-warning" />
      <span>{t(training ? "training" : "idle")}</span>
    </p>
  );
}
