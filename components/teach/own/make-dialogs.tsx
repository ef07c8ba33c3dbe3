"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OwnContent } from "@/lib/learning/examples/own-content";
import type { WordsOutline } from "@/lib/learning/letters/own-words";
import type { WordList } from "@/lib/learning/letters/word-list";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { OwnOption } from "./own-section";
import { type ExampleOf, OwnTableDialog } from "./own-table-dialog";
import { OwnWordsDialog } from "./own-words-dialog";

/** Keeps a challenge among the teacher's own, and returns it; or returns why not. */
export type MakeOwn = (content: OwnContent) => Promise<OwnOption | ProblemCode>;

export type MakeOwnProps = {
  /** Which dialog is open. */
  readonly making: "words" | "table" | null;
  /** What happens to what is made, besides being kept: it becomes a round, or nothing. */
  readonly purpose: "round" | "keep";
  /** What a teacher's own words would be like as a challenge. */
  readonly outlineOf: (list: WordList) => WordsOutline;
  readonly exampleOf: ExampleOf;
  readonly onMake: MakeOwn;
  readonly onMade: (made: OwnOption) => void;
  readonly onClose: () => void;
};

/** The dialogs in which a teacher makes a challenge. What is in them stays there until the server has kept it. */
export function MakeDialogs({
  making,
  purpose,
  outlineOf,
  exampleOf,
  onMake,
  onMade,
  onClose,
}: MakeOwnProps) {
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [working, setWorking] = useState(false);

  const make = async (content: OwnContent): Promise<boolean> => {
    setWorking(true);
    setRefusal(null);
    const made = await onMake(content).catch((): ProblemCode => "no-answer");
    setWorking(false);
    if (typeof made === "string") setRefusal(made);
    else onMade(made);
    return typeof made !== "string";
  };
  const t = useTranslations("teach.own");
  const shared = { refusal, working, chooseLabel: t(`choose.${purpose}`), onChoose: make };
  const openChange = (open: boolean) => {
    if (open) return;
    setRefusal(null);
    onClose();
  };
  return (
    <>
      <OwnWordsDialog {...shared} open={making === "words"} onOpenChange={openChange} outlineOf={outlineOf} />
      <OwnTableDialog {...shared} exampleOf={exampleOf} open={making === "table"} onOpenChange={openChange} />
    </>
  );
}
