"use client";

import { useTranslations } from "next-intl";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { TextDialog } from "./text-dialog";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Null: none yet. */
  readonly classLabel: string | null;
  /** The teacher's own classes. */
  readonly classes: readonly string[];
  /** Returns null, or why not. */
  readonly onSave: (label: string) => Promise<ProblemCode | null>;
};

/** Asks with which class a session is. */
export function ClassDialog({ classLabel, classes, ...dialog }: Props) {
  const t = useTranslations("lessons.class");
  return (
    <TextDialog
      {...dialog}
      title={t("title")}
      label={t("label")}
      hint={t("hint")}
      initial={classLabel ?? ""}
      offered={classes}
    />
  );
}
