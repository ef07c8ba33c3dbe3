"use client";

import { FolderOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { replayInFile } from "@/lib/client/api/replay-source";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { decodeReplay, MOST_REPLAY_BYTES, type ReplayFile } from "@/lib/session/log/file/replay-file";
import { LiveDownloads } from "./live-downloads";
import { useReplay } from "./live-log";
import { NO_NOTES } from "./notes/use-replay-notes";
import { OpenFile } from "./open-file";
import { usePlannedInfos, useTaskOf } from "./planned-infos";
import { ReplayMessage } from "./replay-message";
import { ReplayView, type ReplayViewProps } from "./replay-view";
import { useOverview } from "./use-overview";

/** Plays a replay from a file that the reader chooses. The file stays on this page. `catalogue`: all challenges of this version. */
export function LiveFileReplay({ catalogue }: { readonly catalogue: readonly ChallengeInfo[] }) {
  const t = useTranslations("replay.fromFile");
  const [opened, setOpened] = useState<ReplayFile | null>(null);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  const [busy, setBusy] = useState(false);
  const open = async (chosen: File) => {
    setBusy(true);
    const read = await readReplay(chosen);
    setBusy(false);
    setProblem(typeof read === "string" ? read : null);
    setOpened(typeof read === "string" ? null : read);
  };
  if (opened === null) return <OpenFile {...{ problem, busy }} onFile={open} />;
  const close = (because: ProblemCode | null) => {
    setProblem(because);
    setOpened(null);
  };
  return (
    <FileReplay
      file={opened}
      catalogue={catalogue}
      homePath="/"
      takeable
      onFault={close}
      actions={
        <Button size="sm" variant="quiet" onClick={() => close(null)}>
          <FolderOpen aria-hidden />
          <span className="max-sm:sr-only">{t("another")}</span>
        </Button>
      }
    />
  );
}

async function readReplay(chosen: File): Promise<ReplayFile | ProblemCode> {
  if (chosen.size > MOST_REPLAY_BYTES) return "replay-file-too-large";
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await chosen.arrayBuffer());
  } catch {
    // It was moved or deleted after it was chosen.
    return "replay-file-damaged";
  }
  const read = decodeReplay(bytes);
  return read.ok ? read.file : read.problem;
}

type FileReplayProps = {
  readonly file: ReplayFile;
  readonly catalogue: readonly ChallengeInfo[];
  readonly homePath: string | null;
  /** Called when what the file says of its class contradicts itself. */
  readonly onFault: (problem: ProblemCode) => void;
  /** Actions for the header, beside the downloads. */
  readonly actions: ReactNode;
  /** Whether the replay can be taken away again, which needs a server. */
  readonly takeable: boolean;
};

/** A replay that is in memory. */
export function FileReplay({ file, catalogue, homePath, onFault, ...offered }: FileReplayProps) {
  const source = useMemo(() => replayInFile(file), [file]);
  const replay = useReplay({ source, startAt: 0, taskOf: useTaskOf(catalogue) });
  const challenges = usePlannedInfos(replay.status === "ready" ? replay.final.plan : null, catalogue);
  if (replay.status === "loading")
    return <ReplayMessage kind="loading" loaded={replay.loaded} busy={false} />;
  if (replay.status === "failed")
    return (
      <ReplayMessage
        kind="failed"
        signedIn={false}
        problem={replay.problem}
        onRetry={() => onFault(replay.problem)}
      />
    );
  if (replay.final.participants.length === 0) return <ReplayMessage kind="empty" />;
  return (
    <Player
      {...replay}
      {...{ challenges, homePath }}
      notes={NO_NOTES}
      linkTo={null}
      share={null}
      reportPath={null}
      actions={
        <>
          {offered.actions}
          {offered.takeable && (
            <LiveDownloads
              {...{ challenges, loaded: replay.loaded, timeline: replay.timeline }}
              from={{ reader: "file", product: file.product }}
            />
          )}
        </>
      }
      byLink={false}
      erasing={null}
      hasErased={false}
    />
  );
}

function Player(view: Omit<ReplayViewProps, "overview">) {
  return <ReplayView {...view} {...useOverview(view.playback, true)} />;
}
