"use client";

import { useTranslations } from "next-intl";
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ShowClock } from "@/components/board/opening/show-clock";
import { Desk } from "@/components/desk/desk";
import type { ReplayShare } from "@/components/desk/sharing/share-replay";
import { useScreenPicture } from "@/components/projector/live-screen-picture";
import { Projector } from "@/components/projector/projector";
import type { Replay } from "@/components/replay/live-log";
import { NO_NOTES } from "@/components/replay/notes/use-replay-notes";
import { usePlannedInfos } from "@/components/replay/planned-infos";
import { ReplayView } from "@/components/replay/replay-view";
import { useOverview } from "@/components/replay/use-overview";
import { Notice } from "@/components/ui/notice";
import { useStillness } from "@/components/ui/use-stillness";
import { useAlertSound } from "@/lib/client/alerts/alert-sound";
import { useScriptFolding } from "@/lib/client/storage/script-folding";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ExampleSample } from "@/lib/learning/examples/planned-challenges";
import { UNKNOWN_TASK } from "@/lib/learning/examples/task";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Timeline } from "@/lib/session/insights/timeline";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { TourFrame, type TourScreen } from "./tour-frame";

/** A recorded class has no code that anybody could enter. */
const NO_CODE = "••••••";
const SECOND: Millis = 1_000;
/** Fast enough for something to happen all the time, slow enough to read. */
const SPEED = 4;

type RecordedScreensProps = {
  readonly screen: TourScreen;
  readonly catalogue: readonly ChallengeInfo[];
  readonly samples: Readonly<Record<string, ExampleSample>>;
  /** The class as everybody saw it, which plays. */
  readonly wall: Extract<Replay, { status: "ready" }>;
  /** The same class as its host knew it. */
  readonly deskTimeline: Timeline;
};

/** The screens of a recorded class, all at the same moment. */
export function RecordedScreens({ catalogue, samples, wall, deskTimeline, ...first }: RecordedScreensProps) {
  const [screen, setScreen] = useState(first.screen);
  const { timeline, playback, session } = wall;
  const watched = useOverview(playback, false);
  usePlayAtOnce(playback.setPlaying, playback.setSpeed);
  const challenges = usePlannedInfos(wall.final.plan, catalogue);
  const known = useMemo(() => deskTimeline.at(playback.time), [deskTimeline, playback.time]);
  const now = timeline.toLog(playback.time);
  const latest = useRef(now);
  latest.current = now;
  const clock = useCallback(() => latest.current, []);
  const onScreen = useCallback((chosen: TourScreen) => {
    setScreen(chosen);
    window.history.replaceState(null, "", `?show=${chosen}`);
  }, []);
  // What counts seconds is drawn again once a second; all else when something happens.
  const second = Math.floor(now / SECOND) * SECOND;
  return (
    <TourFrame {...{ screen, onScreen, playback }} duration={timeline.duration}>
      {screen === "replay" ? (
        <ReplayView
          {...wall}
          {...watched}
          {...{ challenges }}
          notes={NO_NOTES}
          linkTo={null}
          share={null}
          reportPath={null}
          homePath={null}
          actions={null}
          byLink={false}
          erasing={null}
          hasErased={false}
        />
      ) : (
        <ShowClock clock={clock}>
          {screen === "projector" ? (
            <RecordedProjector {...{ session, challenges, samples }} now={second} />
          ) : (
            <RecordedDesk {...{ challenges, catalogue }} session={known} now={second} />
          )}
        </ShowClock>
      )}
    </TourFrame>
  );
}

/** Plays as soon as it is there, except for people who prefer reduced motion. */
function usePlayAtOnce(setPlaying: (playing: boolean) => void, setSpeed: (speed: number) => void): void {
  const isStill = useStillness();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    setSpeed(SPEED);
    if (!isStill) setPlaying(true);
  }, [isStill, setPlaying, setSpeed]);
}

type ShownProps = {
  readonly session: Session;
  readonly now: Millis;
  readonly challenges: readonly (ChallengeInfo | null)[];
};

function useTasks(challenges: ShownProps["challenges"]) {
  return useMemo(() => challenges.map((challenge) => challenge?.task ?? UNKNOWN_TASK), [challenges]);
}

const RecordedProjector = memo(function RecordedProjector({
  session,
  now,
  challenges,
  samples,
}: ShownProps & Pick<RecordedScreensProps, "samples">) {
  const picture = useScreenPicture(session, null);
  const tasks = useTasks(challenges);
  const drawNetworks = useCallback(() => <NotRecorded />, []);
  const nothing = useCallback(() => null, []);
  return (
    <div data-screen="projector" className="flex flex-col *:h-full! *:min-h-0 *:flex-1">
      <Projector
        {...{ session, now, tasks, challenges, samples, drawNetworks }}
        {...picture}
        connection="live"
        saved
        code={NO_CODE}
        joinAddress={addressOfTour()}
        drawRun={nothing}
        collage={nothing}
      />
    </div>
  );
});

/** In place of a picture that the networks themselves would have to be asked for. */
function NotRecorded() {
  const t = useTranslations("tour");
  return (
    <p className="grid h-full place-content-center p-4 text-center text-ink-muted">{t("notRecorded")}</p>
  );
}

const RecordedDesk = memo(function RecordedDesk({
  session,
  now,
  challenges,
  catalogue,
}: ShownProps & Pick<RecordedScreensProps, "catalogue">) {
  const problems = useTranslations("problems");
  const tasks = useTasks(challenges);
  const folding = useScriptFolding();
  const sound = useAlertSound();
  const share = useRefusedShare();
  const refuse = useCallback(async (): Promise<ProblemCode> => "recording-only", []);
  const students = useMemo(() => ({ onMove: refuse, drawSurface: () => null }), [refuse]);
  const asker = useCallback(() => <Notice tone="info">{problems("recording-only")}</Notice>, [problems]);
  return (
    <Desk
      {...{ session, now, tasks, challenges, folding, sound, students, share, asker }}
      connection="live"
      unsaved={null}
      recorded
      code={NO_CODE}
      joinAddress={addressOfTour()}
      screenPath="/tour?show=projector"
      replayPath="/tour?show=replay"
      reportPath="/tour?show=replay"
      insertable={catalogue}
      drawNetworks={null}
      onCommand={refuse}
    />
  );
});

/** A replay that is nobody's to share: whoever tries is told why. */
function useRefusedShare(): ReplayShare {
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  return useMemo(() => {
    const refuse = () => setRefusal("recording-only");
    return {
      ...{ link: null, made: false, expiresAt: null, days: null, animals: true, busy: false, refusal },
      ...{ onAnimals: refuse, onDays: refuse, onShare: refuse, onRenew: refuse, onRevoke: refuse },
      practice: null,
    };
  }, [refusal]);
}

function addressOfTour(): string {
  return `${window.location.origin}/tour`;
}
