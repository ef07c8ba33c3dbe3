"use client";

import { FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { Input, TextArea } from "@/components/ui/form/input";
import { Notice } from "@/components/ui/notice";
import type { OwnContent } from "@/lib/learning/examples/own-content";
import { MAX_LIST_TITLE } from "@/lib/learning/letters/word-list";
import { TABLE_LIMITS } from "@/lib/learning/tables/table-limits";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { cleanText } from "@/lib/session/names/clean-text";
import { FileButton } from "./file-button";
import { TableColumns } from "./table-columns";
import { TableOutline, UnreadableFile } from "./table-outline";
import { useCsv } from "./use-csv";

/** Downloads a table that comes with the product. */
export type ExampleOf = (name: string) => Promise<ArrayBuffer>;

type OwnTableDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Why the server has not kept the table; null: it was not asked, or has kept it. */
  readonly refusal: ProblemCode | null;
  readonly working: boolean;
  readonly chooseLabel: string;
  readonly exampleOf: ExampleOf;
  /** Resolves to whether it has been kept. */
  readonly onChoose: (table: OwnContent) => Promise<boolean>;
};

/** Files that come with the product, to try it with. */
const EXAMPLES = ["penguins", "cars", "seattle-weather"] as const;

/** Makes a challenge of a table: a file or pasted cells, what is predicted, and from what. The file never leaves this device; what is used of it does. */
export function OwnTableDialog(props: OwnTableDialogProps) {
  const { open, onOpenChange, refusal, working, chooseLabel, exampleOf, onChoose } = props;
  const t = useTranslations("teach.own.table");
  const [title, setTitle] = useState("");
  const [tried, setTried] = useState(false);
  const csv = useCsv(useCallback((column: number) => t("column", { number: column + 1 }), [t]));
  const { reading, source } = csv;
  const isTitled = cleanText(title) !== "";
  const usable = reading.kind === "read" && reading.chosen.problem === null ? reading.chosen : null;

  const openFile = (name: string, bytes: Uint8Array) => {
    csv.open({ name, bytes });
    setTitle(titleFrom(name));
    setTried(false);
  };
  const choose = async () => {
    setTried(true);
    if (!usable || !isTitled || working) return;
    if (!(await onChoose({ kind: "table", title: cleanText(title), columns: usable.columns }))) return;
    csv.open(null);
    setTitle("");
    setTried(false);
  };

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} className="max-w-5xl">
      <div className="grid gap-5">
        <Source source={source?.name ?? null} exampleOf={exampleOf} onOpen={openFile} />
        {reading.kind === "refused" && <UnreadableFile problem={reading.problem} />}
        {reading.kind === "read" && (
          <>
            <div className="grid items-start gap-x-8 gap-y-5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <TableColumns {...reading} csv={csv} />
              <div className="grid content-start gap-4">
                <Field
                  label={t("name")}
                  hint={t("nameHint")}
                  error={tried && !isTitled ? t("nameMissing") : null}
                >
                  <Input
                    dir="auto"
                    maxLength={MAX_LIST_TITLE}
                    value={title}
                    onChange={(event) => setTitle(event.target.value)}
                  />
                </Field>
                <TableOutline {...reading} />
              </div>
            </div>
            <div className="sticky bottom-0 grid gap-2 bg-surface pt-1">
              {refusal && <RefusalNotice code={refusal} />}
              <Button
                variant="primary"
                className="w-full"
                aria-disabled={!usable || working}
                onClick={() => void choose()}
              >
                {working ? t("keeping") : chooseLabel}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** The name of a file without its ending, as a title. */
function titleFrom(name: string): string {
  const words = name.replace(/\.\w{2,4}$/, "").replace(/[_-]+/g, " ");
  return [...cleanText(words)].slice(0, MAX_LIST_TITLE).join("");
}

type SourceProps = {
  /** The name of the file that is open. */
  readonly source: string | null;
  readonly exampleOf: ExampleOf;
  readonly onOpen: (name: string, bytes: Uint8Array) => void;
};

/** Where the table comes from: a file, pasted cells, or one of the examples. */
function Source({ source, exampleOf, onOpen }: SourceProps) {
  const t = useTranslations("teach.own.table");
  const [pasted, setPasted] = useState("");
  const [failed, setFailed] = useState(false);

  const take = async (name: string, bytes: () => Promise<ArrayBuffer>) => {
    setFailed(false);
    await bytes()
      .then((read) => onOpen(name, new Uint8Array(read)))
      .catch(() => setFailed(true));
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FileButton
          variant={source === null ? "primary" : "secondary"}
          label={t("file")}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onFile={(chosen) => void take(chosen.name, () => chosen.arrayBuffer())}
        >
          <FileSpreadsheet aria-hidden />
          <span>{source === null ? t("file") : t("otherFile")}</span>
        </FileButton>
        {source !== null && (
          <p className="min-w-0 truncate font-medium">
            <bdi>{source}</bdi>
          </p>
        )}
      </div>
      {failed && <Notice tone="danger">{t("fileFailed")}</Notice>}
      {source === null && (
        <>
          <p className="max-w-prose text-ink-muted text-sm">
            {t("fileHint", { megabytes: TABLE_LIMITS.bytes / 1_000_000, rows: TABLE_LIMITS.rows.max })}
          </p>
          <Field label={t("paste")}>
            <TextArea
              rows={3}
              spellCheck={false}
              autoComplete="off"
              value={pasted}
              className="font-mono text-sm"
              onChange={({ target }) => setPasted(target.value)}
            />
          </Field>
          {pasted.trim() !== "" && (
            <Button
              className="justify-self-start"
              onClick={() => {
                onOpen(t("pasted"), new TextEncoder().encode(pasted));
                setPasted("");
              }}
            >
              {t("readPasted")}
            </Button>
          )}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
            <span className="text-ink-muted">{t("tryOne")}</span>
            {EXAMPLES.map((name) => (
              <Button
                key={name}
                size="sm"
                onClick={() => void take(t(`examples.${name}`), () => exampleOf(name))}
              >
                {t(`examples.${name}`)}
              </Button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
