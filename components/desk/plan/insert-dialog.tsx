"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { DEFAULT_MINUTES } from "@/components/teach/plan/plan-draft";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import { plain } from "../controls/command-palette";

type InsertDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Every challenge of this server. */
  readonly insertable: readonly ChallengeInfo[];
  readonly rounds: readonly PlannedRound[];
  /** The first place that a round can be put in. */
  readonly first: number;
  /** Why the last one was refused. */
  readonly refusal: ReactNode;
  readonly onInsert: (round: PlannedRound, place: number) => void;
};

/** Puts a round into the plan: any challenge, at any place from the next round on. */
export function InsertDialog({ open, onOpenChange, ...props }: InsertDialogProps) {
  const t = useTranslations("host.planEdit");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("insert")}>
      <Insertion {...props} />
    </Dialog>
  );
}

/** Mounted each time the dialog opens, so that it starts afresh. */
function Insertion({
  insertable,
  rounds,
  first,
  refusal,
  onInsert,
}: Omit<InsertDialogProps, "open" | "onOpenChange">) {
  const t = useTranslations("host.planEdit");
  const plan = useTranslations("teach.plan");
  const textsOf = useChallengeTexts();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(first);
  const place = Math.min(Math.max(chosen, first), rounds.length);
  const named = useMemo(() => insertable.map((info) => ({ info, ...textsOf(info) })), [insertable, textsOf]);
  const found = useMemo(() => {
    const words = plain(query).split(/\s+/u).filter(Boolean);
    return named.filter(({ title, question }) => {
      const text = plain(`${title} ${question}`);
      return words.every((word) => text.includes(word));
    });
  }, [named, query]);
  const places = Array.from({ length: rounds.length - first + 1 }, (_, index) => first + index);
  return (
    <div className="flex flex-col gap-4">
      <Field label={t("find")}>
        <Input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
      </Field>
      {places.length > 1 && (
        <Select
          label={t("place")}
          value={String(place)}
          onValueChange={(value) => setChosen(Number(value))}
          options={places.map((at) => ({
            value: String(at),
            label:
              at === rounds.length
                ? t("placeLast", { number: at + 1 })
                : t("placeBefore", { number: at + 1, title: textsOf(rounds[at]!).title }),
          }))}
        />
      )}
      {refusal}
      <ul
        aria-label={plan("challenges")}
        className="grid divide-y divide-line rounded-card border border-line"
      >
        {found.map(({ info, title, question }) => (
          <li key={info.id} className="flex items-start gap-3 p-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium leading-snug">{title}</p>
              <p className="text-pretty text-sm">{question}</p>
              <p className="text-ink-muted text-xs">{plan(`kinds.${info.task.kind}`)}</p>
            </div>
            <Button
              size="sm"
              aria-label={plan("addOf", { title })}
              onClick={() => onInsert(openRound(info.id, DEFAULT_MINUTES), place)}
            >
              <Plus aria-hidden />
              <span>{plan("add")}</span>
            </Button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="text-center text-ink-muted text-sm">{t("none")}</p>}
    </div>
  );
}
