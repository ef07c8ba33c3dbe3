import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useState } from "react";
import { FileButton } from "@/components/teach/own/file-button";
import { cn } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { Brand } from "@/components/ui/page/brand";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { REPLAY_ENDING } from "@/lib/session/log/file/replay-file";

type OpenFileProps = {
  /** Why the last file could not be played. */
  readonly problem: ProblemCode | null;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
};

/** Where a file with a replay is chosen, or dropped anywhere on the page. */
export function OpenFile({ problem, busy, onFile }: OpenFileProps) {
  const t = useTranslations("replay.fromFile");
  const common = useTranslations("common");
  const problems = useTranslations("problems");
  return (
    <DropArea onFile={onFile}>
      <main className="mx-auto grid min-h-dvh max-w-lg content-center justify-items-start gap-4 p-6">
        <a
          href="/"
          aria-label={common("home")}
          className="mb-2 inline-flex items-center rounded-control pointer-coarse:min-h-11"
        >
          <Brand />
        </a>
        <h1 className="text-2xl">{t("title")}</h1>
        <p className="text-ink-muted">{t("body")}</p>
        {problem !== null && (
          <Notice tone="danger" className="w-full">
            {problems(problem)}
          </Notice>
        )}
        <FileButton
          label={t("choose")}
          accept={`.${REPLAY_ENDING}`}
          variant="primary"
          disabled={busy}
          onFile={onFile}
        >
          <FileUp aria-hidden />
          <span>{t("choose")}</span>
        </FileButton>
        <p className="text-ink-muted text-sm">{t("private")}</p>
      </main>
    </DropArea>
  );
}

function DropArea({ onFile, children }: { onFile: OpenFileProps["onFile"]; children: ReactNode }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onFile(dropped);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: with a keyboard, the button opens a file
    <div
      className={cn("min-h-dvh", over && "outline-2 outline-accent outline-dashed -outline-offset-8")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}
