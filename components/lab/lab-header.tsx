"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConnectionMark, type ConnectionState } from "./connection-mark";
import { SaveMark } from "./save-mark";

/** Where the student is, how long it lasts, and whether all is well. `round` counts from 0. */
export function LabHeader({
  round,
  title,
  question,
  nickname,
  clock,
  runsUsed,
  runLimit,
  connection,
  waiting,
  stored,
  training,
  checking,
  device,
  hand,
  alias,
}: {
  round: number;
  title: string;
  question: string;
  nickname: string;
  clock: ReactNode;
  runsUsed: number;
  /** Runs that a student has in the round; null: as many as they like. */
  runLimit: number | null;
  connection: ConnectionState;
  waiting: number | null;
  stored: boolean;
  training: boolean;
  checking: boolean;
  /** What trains on this device. */
  device: ReactNode;
  /** Raises the student's hand. */
  hand: ReactNode;
  /** What the class calls this student while names are hidden; null while they are not. */
  alias: string | null;
}) {
  const t = useTranslations("lab");
  return (
    <header className="flex flex-wrap items-center gap-x-5 gap-y-1 border-line border-b bg-surface px-4 py-2">
      <div className="min-w-0 flex-1 basis-72">
        <h1 className="truncate text-lg leading-tight">{t("round", { number: round + 1, title })}</h1>
        <p className="truncate text-ink-muted text-sm">{question}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
        {clock}
        <span className="tabular whitespace-nowrap text-ink-muted text-sm">
          {runLimit === null
            ? t("runsUsed", { count: runsUsed })
            : t("runsOf", { count: runsUsed, limit: runLimit })}
        </span>
        <ConnectionMark {...{ connection, training, waiting }} />
        <SaveMark {...{ connection, waiting, stored, checking }} />
        {device}
        {hand}
        <span
          title={alias === null ? undefined : t("aliasWhy")}
          className="max-w-56 truncate rounded-full bg-sunken px-3 py-1 font-medium text-sm"
        >
          <bdi translate="no">{nickname}</bdi>
          {alias !== null && (
            <span className="font-normal text-ink-muted">{` · ${t("alias", { alias })}`}</span>
          )}
        </span>
      </div>
    </header>
  );
}
