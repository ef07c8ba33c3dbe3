"use client";

import { PenLine, Plus, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type AboutOwn, titleOf } from "@/lib/learning/examples/own-content";
import { MakeDialogs, type MakeOwnProps } from "./make-dialogs";
import { OwnSize } from "./own-size";

/** A challenge that the teacher has made. */
export type OwnOption = { readonly id: string; readonly about: AboutOwn };

type OwnSectionProps = Pick<MakeOwnProps, "outlineOf" | "exampleOf" | "onMake"> & {
  readonly own: readonly OwnOption[];
  /** The plan has no room for another round. */
  readonly disabled: boolean;
  readonly onMade: (made: OwnOption) => void;
  /** Adds a round with this challenge. */
  readonly onAdd: (own: OwnOption) => void;
};

/** The challenges that the teacher has made, to add to a plan, and the dialogs that make more. */
export function OwnSection({ own, disabled, onMade, onAdd, ...make }: OwnSectionProps) {
  const t = useTranslations("teach.own");
  const [making, setMaking] = useState<"words" | "table" | null>(null);
  return (
    <section aria-labelledby="section-own" className="mt-4 grid gap-2">
      <h3 id="section-own" className="text-ink-muted text-sm">
        {t("section")}
      </h3>
      <ul className="grid divide-y divide-line rounded-card border border-line bg-surface">
        {own.map((option) => (
          <li key={option.id} className="flex items-center gap-3.5 p-3">
            <div className="grid min-w-0 flex-1 gap-0.5">
              <h4 className="truncate font-medium text-base leading-snug">
                <bdi>{titleOf(option.about)}</bdi>
              </h4>
              <OwnSize about={option.about} />
            </div>
            <Button
              size="sm"
              disabled={disabled}
              aria-label={t("addOf", { title: titleOf(option.about) })}
              onClick={() => onAdd(option)}
              className="shrink-0"
            >
              <Plus aria-hidden />
              <span>{t("add")}</span>
            </Button>
          </li>
        ))}
        <li className="flex flex-wrap items-center justify-between gap-3 p-3">
          <p className="min-w-0 flex-1 basis-48 text-sm">{t("intro")}</p>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" disabled={disabled} aria-haspopup="dialog" onClick={() => setMaking("table")}>
              <Table2 aria-hidden />
              <span>{t("table.open")}</span>
            </Button>
            <Button size="sm" disabled={disabled} aria-haspopup="dialog" onClick={() => setMaking("words")}>
              <PenLine aria-hidden />
              <span>{t("writeWords")}</span>
            </Button>
          </div>
        </li>
      </ul>
      <MakeDialogs
        {...make}
        making={making}
        purpose="round"
        onClose={() => setMaking(null)}
        onMade={(made) => {
          onMade(made);
          onAdd(made);
          setMaking(null);
        }}
      />
    </section>
  );
}
