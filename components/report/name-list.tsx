"use client";

import { ChevronRight, ClipboardPaste } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { isolate } from "@/components/board/isolate";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { Input, isComposing, TextArea } from "@/components/ui/form/input";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant } from "@/lib/session/log/session";
import { readRealName } from "@/lib/session/names/real-name";
import { readPastedNames } from "./pasted-names";
import type { NameKeeper } from "./use-real-names";

type NameListProps = {
  /** Those who may have a name: members of the class who have not been erased. */
  readonly students: readonly Participant[];
  readonly keeper: NameKeeper;
};

/** Who is behind each nickname: fields that are saved as they are left, and a list that can be pasted. Folded until it is wanted. */
export function NameList({ students, keeper }: NameListProps) {
  const t = useTranslations("report.names");
  const { names, refusal } = keeper;
  const [pasting, setPasting] = useState(false);
  const count = students.filter(({ id }) => names[id] !== undefined).length;
  return (
    <details className="group rounded-card border border-line bg-surface p-5 print:hidden">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-2 rounded-control">
        <ChevronRight
          aria-hidden
          className="size-4 group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:rotate-90"
        />
        <h2 className="text-lg">{t("title")}</h2>
        <span className="text-ink-muted text-sm">{t("count", { count })}</span>
      </summary>
      <div className="flex flex-col gap-4 pt-4">
        <p className="max-w-prose text-ink-muted text-sm">{t("who")}</p>
        {refusal !== null && <RefusalNotice code={refusal} />}
        {students.length === 0 ? (
          <p className="text-ink-muted text-sm">{t("noStudents")}</p>
        ) : (
          <>
            <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
              {students.map(({ id, nickname }) => (
                <li key={id} className="flex items-start gap-3">
                  <span className="w-2/5 min-w-0 truncate pt-1.5 text-sm" title={nickname}>
                    <bdi translate="no">{nickname}</bdi>
                  </span>
                  <NameField {...{ id, nickname, keeper }} />
                </li>
              ))}
            </ul>
            <Button size="sm" className="self-start" onClick={() => setPasting(true)}>
              <ClipboardPaste aria-hidden />
              <span>{t("paste")}</span>
            </Button>
          </>
        )}
      </div>
      <Dialog open={pasting} onOpenChange={setPasting} title={t("pasteTitle")} className="max-w-xl">
        <PasteForm {...{ students, keeper }} onDone={() => setPasting(false)} />
      </Dialog>
    </details>
  );
}

type NameFieldProps = {
  readonly id: ParticipantId;
  readonly nickname: string;
  readonly keeper: NameKeeper;
};

/** Saved when it is left, or with Enter, as the server would clean it. */
function NameField({ id, nickname, keeper }: NameFieldProps) {
  const t = useTranslations("report.names");
  const problems = useTranslations("problems");
  const field = useRef<HTMLInputElement>(null);
  const noted = keeper.names[id] ?? "";
  const [typed, setTyped] = useState(noted);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  useEffect(() => {
    // A pasted list replaces what stands here, unless somebody is typing.
    if (document.activeElement !== field.current) setTyped(noted);
  }, [noted]);
  const save = () => {
    const read = readRealName(typed);
    setProblem(typeof read === "string" ? read : null);
    if (typeof read === "string") return;
    const name = read.name ?? "";
    setTyped(name);
    if (name !== noted) void keeper.note([{ participant: id, name }]);
  };
  const state = keeper.saving.has(id) ? "saving" : keeper.saved.has(id) && typed === noted ? "saved" : null;
  return (
    <span className="flex min-w-0 flex-1 flex-col">
      <Input
        ref={field}
        aria-label={t("of", { nickname: isolate(nickname) })}
        aria-invalid={problem !== null || undefined}
        value={typed}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        translate="no"
        className="h-8 text-sm"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !isComposing(event)) save();
        }}
      />
      <span
        role="status"
        className={cn("min-h-4 text-xs", problem === null ? "text-ink-muted" : "text-danger")}
      >
        {problem === null ? state && t(state) : problems(problem)}
      </span>
    </span>
  );
}

function PasteForm({ students, keeper, onDone }: NameListProps & { onDone: () => void }) {
  const t = useTranslations("report.names");
  const problems = useTranslations("problems");
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const { named, unknown } = readPastedNames(text, students);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const refused = await keeper.note(named);
        setRefusal(refused);
        if (refused === null) onDone();
      }}
    >
      <Field label={t("pasteLabel")} hint={t("pasteHow")} error={refusal && problems(refusal)}>
        <TextArea
          rows={8}
          value={text}
          dir="auto"
          spellCheck={false}
          translate="no"
          placeholder={t("pasteExample")}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {unknown.length > 0 && (
        <p className="text-sm text-warning">
          <span>{t("unknown", { count: unknown.length })}</span>{" "}
          <span translate="no">{unknown.map(isolate).join(" · ")}</span>
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        className="self-end"
        disabled={named.length === 0 || keeper.saving.size > 0}
      >
        {t("pasteSave", { count: named.length })}
      </Button>
    </form>
  );
}
