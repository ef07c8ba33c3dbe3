"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { type ClassPlaces, useClassAddress } from "@/components/desk/class-address";
import {
  type SavedShare,
  type ShareActions,
  useReplayShare,
} from "@/components/desk/sharing/use-replay-share";
import { eraseParticipant } from "@/lib/client/api/erase-participant";
import { storedReplay } from "@/lib/client/api/replay-source";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Millis } from "@/lib/session/log/events";
import type { ReplayNote } from "@/lib/session/report/replay-note";
import type { Erasing } from "./erase-student";
import { LiveDownloads } from "./live-downloads";
import { useReplay } from "./live-log";
import { type NoteActions, useReplayNotes } from "./notes/use-replay-notes";
import { usePlannedInfos, useTaskOf } from "./planned-infos";
import { ReplayMessage } from "./replay-message";
import { ReplayView, type ReplayViewProps } from "./replay-view";
import { useMomentInAddress } from "./use-moment-in-address";
import { WhatIfLink } from "./what-if-link";

const NO_LINK = { token: null, expiresAt: null };
const NOT_SHARED: SavedShare = { ...NO_LINK, animals: true, practice: NO_LINK };

type LiveReplayProps = {
  readonly sessionId: string;
  readonly share: string | null;
  /** The moment in the address, in log time; null: none, so it opens on the overview. */
  readonly startAt: Millis | null;
  readonly signedIn: boolean;
  /** For its host and co-teachers, how it is shared; null for everybody else. */
  readonly savedShare: SavedShare | null;
  /** Whether the viewer may train on its examples once it has ended. */
  readonly mayPractise: boolean;
  /** Whether this is its host, who alone may erase a student. */
  readonly mayErase: boolean;
  readonly shareActions: ShareActions;
  /** What was written beside the replay, as far as this reader may read it; `actions`: null for whoever may not write. */
  readonly notes: { readonly saved: readonly ReplayNote[]; readonly actions: NoteActions | null };
  readonly places: ClassPlaces;
  /** All challenges of this version. */
  readonly catalogue: readonly ChallengeInfo[];
};

/** The replay of a stored session. After somebody has been erased, the log is loaded again. */
export function LiveReplay(props: LiveReplayProps) {
  const [erased, setErased] = useState(0);
  const router = useRouter();
  const onErased = useCallback(() => {
    setErased((count) => count + 1);
    // Notes that mentioned them have changed too.
    router.refresh();
  }, [router]);
  return <LoadedReplay key={erased} {...props} hasErased={erased > 0} onErased={onErased} />;
}

type LoadedReplayProps = LiveReplayProps & { readonly hasErased: boolean; readonly onErased: () => void };

function LoadedReplay(props: LoadedReplayProps) {
  const { sessionId, share, startAt, signedIn, savedShare, mayPractise, mayErase, shareActions } = props;
  const { places, catalogue, hasErased, onErased } = props;
  const language = useLocale();
  const source = useMemo(() => storedReplay(sessionId, share, language), [sessionId, share, language]);
  const replay = useReplay({ source, startAt: startAt ?? 0, taskOf: useTaskOf(catalogue) });
  const address = useClassAddress(places);
  const notes = useReplayNotes(sessionId, props.notes.saved, props.notes.actions);
  const erasing = useErasing(sessionId, onErased);
  const hasEnded = replay.status === "ready" && replay.final.phase.kind === "ended";
  const hosted = useReplayShare({
    sessionId,
    saved: savedShare ?? NOT_SHARED,
    address,
    actions: shareActions,
    ended: hasEnded,
  });
  const plan = replay.status === "ready" ? replay.final.plan : null;
  const challenges = usePlannedInfos(plan, catalogue);
  const linkTo = useCallback(
    (moment: string) => {
      const replay = `${address}/replay/${sessionId}`;
      // A teacher copies the present share link, whatever link they opened.
      const shared = savedShare ? hosted.link : share && `${replay}?share=${encodeURIComponent(share)}`;
      return shared === null ? `${replay}?t=${moment}` : `${shared}&t=${moment}`;
    },
    [address, sessionId, share, savedShare, hosted.link],
  );

  const practises = mayPractise && hasEnded;
  if (replay.status === "loading")
    return <ReplayMessage kind="loading" loaded={replay.loaded} busy={replay.busy} />;
  if (replay.status === "failed")
    return <ReplayMessage kind="failed" {...{ signedIn }} problem={replay.problem} onRetry={replay.retry} />;
  if (replay.final.participants.length === 0) return <ReplayMessage kind="empty" />;
  return (
    <Player
      {...replay}
      {...{ challenges, linkTo, hasErased, notes }}
      opensOnOverview={startAt === null}
      share={savedShare && hosted}
      // Through the link, even a host sees what others see.
      reportPath={savedShare && share === null ? `/teach/${sessionId}/report` : null}
      homePath="/"
      actions={
        <>
          {practises && <WhatIfLink {...{ sessionId, share }} />}
          <LiveDownloads
            {...{ challenges, loaded: replay.loaded, timeline: replay.timeline }}
            // Through the link, the log is already as it may be passed on.
            from={share === null ? { reader: "host", animals: hosted.animals } : { reader: "link" }}
          />
        </>
      }
      runAction={
        practises
          ? (participant, run) => <WhatIfLink {...{ sessionId, share }} run={{ participant, run }} />
          : undefined
      }
      byLink={share !== null}
      erasing={mayErase && share === null ? erasing : null}
    />
  );
}

type PlayerProps = Omit<ReplayViewProps, "overview"> & { readonly opensOnOverview: boolean };

function Player({ playback, opensOnOverview, ...view }: PlayerProps) {
  return <ReplayView {...view} {...useMomentInAddress(playback, view.timeline, opensOnOverview)} />;
}

/** Erases students from a session, one at a time. `onErased`: called once the log has changed. */
function useErasing(sessionId: string, onErased: () => void): Erasing {
  const [state, setState] = useState<Omit<Erasing, "onErase">>({ busy: false, refusal: null });
  const onErase = useCallback<Erasing["onErase"]>(
    async (participant, runs) => {
      setState({ busy: true, refusal: null });
      const refusal = await eraseParticipant(sessionId, participant, { runs });
      setState({ busy: false, refusal });
      if (refusal === null) onErased();
    },
    [sessionId, onErased],
  );
  return { ...state, onErase };
}
