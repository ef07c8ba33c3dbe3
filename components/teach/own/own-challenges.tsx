"use client";

import { Download, PenLine, Table2, Trash2, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { LocalTime } from "@/components/teach/sessions/local-time";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { RichText } from "@/components/ui/rich-text";
import { titleOf } from "@/lib/learning/examples/own-content";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { FileButton } from "./file-button";
import { MakeDialogs, type MakeOwn, type MakeOwnProps } from "./make-dialogs";
import type { OwnOption } from "./own-section";
import { OwnSize } from "./own-size";
import { type Imported, readExport } from "./read-export";

type OwnChallengesProps = Pick<MakeOwnProps, "outlineOf" | "exampleOf" | "onMake"> & {
  /** `madeAt`: ISO 8601. */
  readonly challenges: readonly (OwnOption & { readonly madeAt: string })[];
  /** Returns null, or why it was not deleted. */
  readonly onDelete: (id: string) => Promise<ProblemCode | null>;
};

/** All challenges that the teacher has made: to look through, add to, delete, and take along as one file. */
export function OwnChallenges({ challenges, onDelete, ...make }: OwnChallengesProps) {
  const t = useTranslations("teach.own");
  const [making, setMaking] = useState<"words" | "table" | null>(null);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [working, startWorking] = useTransition();
  const remove = (id: string) =>
    startWorking(async () => setRefusal(await onDelete(id).catch((): ProblemCode => "no-answer")));
  return (
    <>
      <h1 className="mb-2 text-3xl">{t("title")}</h1>
      <p className="mb-6 max-w-prose text-ink-muted">{t("pageIntro")}</p>
      <div className="mb-6 flex flex-wrap gap-2">
        <Button variant="primary" aria-haspopup="dialog" onClick={() => setMaking("table")}>
          <Table2 aria-hidden />
          <span>{t("table.open")}</span>
        </Button>
        <Button aria-haspopup="dialog" onClick={() => setMaking("words")}>
          <PenLine aria-hidden />
          <span>{t("writeWords")}</span>
        </Button>
        <Import onMake={make.onMake} />
        {challenges.length > 0 && (
          <a href="/teach/challenges/export" download className={buttonClass({ variant: "quiet" })}>
            <Download aria-hidden />
            <span>{t("export")}</span>
          </a>
        )}
      </div>
      {refusal && <RefusalNotice code={refusal} className="mb-4" />}
      {challenges.length === 0 ? (
        <EmptyState title={t("noneTitle")} body={t("none")} />
      ) : (
        <ul className="grid gap-3" aria-busy={working}>
          {challenges.map(({ id, about, madeAt }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-surface p-4"
            >
              <div className="min-w-0 flex-1 basis-64">
                <h2 className="truncate text-lg">
                  <bdi>{titleOf(about)}</bdi>
                </h2>
                <OwnSize about={about} />
                <p className="text-ink-muted text-sm">
                  <RichText>{t.rich("made", { time: () => <LocalTime at={madeAt} /> })}</RichText>
                </p>
              </div>
              <ConfirmDialog
                danger
                title={t("deleteTitle", { title: titleOf(about) })}
                body={t("deleteBody")}
                confirmLabel={t("delete")}
                onConfirm={() => remove(id)}
                trigger={
                  <Button
                    size="sm"
                    variant="quiet"
                    disabled={working}
                    aria-label={t("deleteOf", { title: titleOf(about) })}
                  >
                    <Trash2 aria-hidden />
                    <span>{t("delete")}</span>
                  </Button>
                }
              />
            </li>
          ))}
        </ul>
      )}
      <MakeDialogs
        {...make}
        making={making}
        purpose="keep"
        onClose={() => setMaking(null)}
        onMade={() => setMaking(null)}
      />
    </>
  );
}

type ImportState =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly done: number; readonly count: number }
  | { readonly kind: "failed" }
  | { readonly kind: "done"; readonly count: number; readonly refused: readonly Refused[] };
type Refused = { readonly title: string; readonly code: ProblemCode };

/** Takes over a file that this page has exported, here or on another server. */
function Import({ onMake }: { onMake: MakeOwn }) {
  const t = useTranslations("teach.own");
  const problems = useTranslations("problems");
  const [state, setState] = useState<ImportState>({ kind: "idle" });

  const take = async (chosen: File) => {
    const found = await readExport(chosen);
    if (!found) return setState({ kind: "failed" });
    const refused: Refused[] = [];
    for (const [done, { title, content }] of found.entries()) {
      setState({ kind: "working", done, count: found.length });
      const made = await keepEach(onMake, content);
      if (made !== null) refused.push({ title, code: made });
    }
    setState({ kind: "done", count: found.length - refused.length, refused });
  };

  return (
    <>
      <FileButton
        variant="quiet"
        disabled={state.kind === "working"}
        label={t("import")}
        accept=".json,application/json"
        onFile={(chosen) => void take(chosen)}
      >
        <Upload aria-hidden />
        <span>{state.kind === "working" ? t("importing", state) : t("import")}</span>
      </FileButton>
      {state.kind === "failed" && (
        <Notice tone="danger" className="w-full">
          {t("importFailed")}
        </Notice>
      )}
      {state.kind === "done" && (
        <Notice tone={state.refused.length > 0 ? "warning" : "success"} className="w-full">
          <p>{t("imported", { count: state.count })}</p>
          {state.refused.map(({ title, code }) => (
            <p key={title} className="mt-1">
              <bdi>{title}</bdi> <span>{code === "bad-request" ? t("importUnusable") : problems(code)}</span>
            </p>
          ))}
        </Notice>
      )}
    </>
  );
}

/** Null when it has been kept. */
async function keepEach(onMake: MakeOwn, content: Imported["content"]): Promise<ProblemCode | null> {
  const made = await onMake(content).catch((): ProblemCode => "no-answer");
  return typeof made === "string" ? made : null;
}
