"use client";

import { CloudOff, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { currentRound, openedRound } from "@/components/board/class-round";
import { LoopCounter } from "@/components/board/loop-counter";
import { useShownNames } from "@/components/board/names";
import { TimeLeft } from "@/components/board/time-left";
import type { DrawNetworks } from "@/components/class-pictures/class-picture-view";
import { collageRound } from "@/components/class-pictures/collage/collage-round";
import { ColourKey, PictureKeys, RotateKey } from "@/components/class-pictures/picture-keys";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { BrandMark } from "@/components/ui/page/brand";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ExampleSample } from "@/lib/learning/examples/planned-challenges";
import { type Task, UNKNOWN_TASK } from "@/lib/learning/examples/task";
import { unreachable } from "@/lib/learning/unreachable";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { Colouring } from "@/lib/session/board/pictures/class-picture";
import { type ClassPicture, COLOURED_PICTURES } from "@/lib/session/board/pictures/class-picture";
import { picturesIn, turnsIn } from "@/lib/session/board/pictures/round-pictures";
import { questionsAbout } from "@/lib/session/board/questions/asked-questions";
import { shownSnapshot } from "@/lib/session/log/desk/kept-run";
import type { Millis } from "@/lib/session/log/events";
import { predictionOf } from "@/lib/session/log/question";
import type { Note, Session } from "@/lib/session/log/session";
import { weightUpdates } from "@/lib/session/log/session";
import type { ConnectionState } from "@/lib/session/page-state";
import { AskedScreen } from "./asked-screen";
import { BetweenScreen } from "./between-screen";
import { FarewellScreen } from "./farewell-screen";
import { LobbyScreen } from "./lobby-screen";
import { OpenedScreen } from "./opened-screen";
import { PausedScreen } from "./paused-screen";
import { type Rotation, useTurn } from "./rotation";
import { RoundScreen } from "./round-screen";
import type { DrawRun } from "./snapshots/run-screen";
import { SnapshotScreen } from "./snapshots/snapshot-screen";
import { StepSoon } from "./step-soon";

type ProjectorProps = {
  readonly session: Session;
  readonly now: Millis;
  readonly connection: ConnectionState;
  /** Everything so far is stored. */
  readonly saved: boolean;
  readonly code: string;
  readonly joinAddress: string;
  /** The task of each planned round. */
  readonly tasks: readonly Task[];
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** Some training examples of each challenge, by challenge id. */
  readonly samples: Readonly<Record<string, ExampleSample>>;
  /** The picture of the class to show; null: whatever suits the moment. */
  readonly picture: ClassPicture | null;
  readonly onPicture: (picture: ClassPicture | null) => void;
  /** What the colours of runs are chosen to mean; null: whatever suits the round. */
  readonly colouring: Colouring | null;
  readonly onColouring: (colouring: Colouring) => void;
  readonly rotation: Rotation;
  readonly onRotate: () => void;
  readonly drawNetworks: DrawNetworks;
  /** Draws what the network of one run makes of the examples. */
  readonly drawRun: DrawRun;
  /** Draws everyone's networks of the class as one picture. */
  readonly collage: (session: Session) => ReactNode;
};

/** The screen in front of the class. Fills the window and never scrolls; one rem is the smallest text that the last row can read. */
export function Projector(props: ProjectorProps) {
  const { now, connection, saved, code, joinAddress } = props;
  const session = useShownNames(props.session, null);
  const t = useTranslations("projector");
  const running = session.phase.kind === "round" ? session.rounds[session.phase.round] : undefined;
  const updates = weightUpdates(session);
  const isOngoing = session.phase.kind !== "ended";
  const isWarned = isOngoing && (connection === "offline" || (connection === "live" && !saved));
  // Latecomers need it for as long as they can join.
  const isLobby = session.phase.kind === "lobby";
  const isAsked = isLobby && props.picture === "question" && questionsAbout(session, null).length > 0;
  const isCodeShown = isOngoing && (!isLobby || isAsked) && !session.lobby.locked;

  return (
    <div className="relative flex h-dvh flex-col overflow-clip bg-canvas text-ink">
      <header className="@container flex shrink-0 items-center gap-6 px-6 pt-4 pb-2.5">
        <BrandMark className="size-9 shrink-0" />
        <h1 className="min-w-0 flex-1 truncate text-xl">
          <bdi>{session.title}</bdi>
        </h1>
        {connection === "offline" && isOngoing && (
          <Badge tone="warning" role="status">
            <WifiOff aria-hidden />
            <span>{t("offline")}</span>
          </Badge>
        )}
        {connection === "live" && !saved && isOngoing && (
          <Badge tone="warning" role="status">
            <CloudOff aria-hidden />
            <span>{t("notSaved")}</span>
          </Badge>
        )}
        {updates > 0 && isOngoing && !isWarned && session.announced === null && (
          <div className="hidden @min-[50rem]:block">
            <LoopCounter count={updates} size="projector" />
          </div>
        )}
        {session.announced && <StepSoon announced={session.announced} now={now} />}
        {running && <TimeLeft round={running} now={now} size="projector" />}
        {isCodeShown && (
          <p className="flex shrink-0 items-baseline gap-2 whitespace-nowrap text-base text-ink-muted">
            <span className={cn(!isWarned && "@min-[56rem]:hidden")}>{t("code")}</span>
            {!isWarned && (
              <bdi dir="ltr" translate="no" className="hidden @min-[56rem]:inline">
                {new URL(joinAddress).host}
              </bdi>
            )}
            <span dir="ltr" translate="no" className="font-mono font-semibold text-2xl text-ink">
              {code}
            </span>
          </p>
        )}
      </header>
      {/* A size container: its contents leave something out while a note or a pause takes up room. */}
      <main className="min-h-0 flex-1 px-6 pb-3 [container-type:size]">
        <Screen {...props} session={session} />
      </main>
      <ShownNote notes={session.notes} now={now} />
      {running?.state === "running" && running.pausedAt !== null && (
        <PausedScreen round={running} now={now} />
      )}
    </div>
  );
}

function Screen(props: ProjectorProps) {
  const { session, code, joinAddress, tasks, challenges, samples, picture, onPicture } = props;
  const snapshot = shownSnapshot(session);
  const opened = openedRound(session);
  const { phase } = session;
  const asked = { session, picture, onPicture, round: currentRound(session) };
  if (snapshot) {
    const { drawNetworks, drawRun } = props;
    return <SnapshotScreen {...{ session, snapshot, tasks, challenges, drawNetworks, drawRun }} />;
  }
  switch (phase.kind) {
    case "lobby":
      return (
        <AskedScreen {...asked}>
          <LobbyScreen session={session} code={code} joinAddress={joinAddress} />
        </AskedScreen>
      );
    case "opened": {
      const challenge = challenges[phase.round] ?? null;
      const sample = challenge && (samples[challenge.id] ?? null);
      return (
        <AskedScreen {...asked}>
          <OpenedScreen {...{ session, challenge, sample }} round={phase.round} />
        </AskedScreen>
      );
    }
    case "round":
      return <PlayedRound {...props} round={phase.round} task={tasks[phase.round] ?? UNKNOWN_TASK} />;
    case "between": {
      const round = opened ?? phase.round;
      return <PlayedRound key={round} {...props} round={round} task={tasks[round] ?? UNKNOWN_TASK} />;
    }
    case "ended":
      if (opened === null)
        return (
          <AskedScreen {...asked}>
            <FarewellScreen
              session={session}
              collage={collageRound(session, challenges) && props.collage(session)}
            />
          </AskedScreen>
        );
      return <PlayedRound key={opened} {...props} round={opened} task={tasks[opened] ?? UNKNOWN_TASK} />;
    default:
      return unreachable(phase);
  }
}

/** A round that is running or over: a picture of the class or what suits the moment, with the keys of all pictures below. */
function PlayedRound(props: ProjectorProps & { round: number; task: Task }) {
  const { session, round, task, challenges, drawNetworks, picture, onPicture } = props;
  const closed = session.phase.kind !== "round";
  const challenge = challenges[round] ?? null;
  const pictures = picturesIn(session, round, challenge);
  const isAvailable = picture !== null && pictures.includes(picture);
  const suits = isAboutToTrain(session, round) ? "question" : null;
  const { rotation, onRotate } = props;
  const turns = useMemo(() => turnsIn(session, round, challenge), [session, round, challenge]);
  const turn = useTurn(rotation === "on", turns);
  const shown = isAvailable ? picture : (turn ?? suits);
  const isMoment = closed && (shown === null || shown === "debrief");
  const { colouring } = props;
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const colours = useClassColours({ session, round, challenge, standings, chosen: colouring, onWall: true });
  const seen = shown ?? (closed ? null : "curves");
  const onColouring = (chosen: Colouring) => {
    props.onColouring(chosen);
    // Whoever looks closer wants to stay.
    if (rotation === "on") onPicture(seen);
  };
  return (
    <div className="flex h-full flex-col gap-1.5">
      <div className="min-h-0 flex-1">
        {isMoment ? (
          <BetweenScreen
            {...{ session, round, task, standings, challenges, drawNetworks }}
            debrief={shown === "debrief"}
          />
        ) : (
          <RoundScreen
            {...{ session, round, task, standings, challenges, drawNetworks, colours }}
            picture={shown === null || shown === "debrief" ? "curves" : shown}
          />
        )}
      </div>
      <PictureKeys
        pictures={pictures}
        picture={seen}
        tools={`${colours.by} ${rotation}`}
        // The same key again returns to what suits the moment, and to the rotation; the key of a picture whose turn it is holds that.
        onPicture={(chosen) => onPicture(chosen === shown && rotation !== "on" ? null : chosen)}
      >
        {seen !== null && COLOURED_PICTURES.includes(seen) && <ColourKey {...{ colours, onColouring }} />}
        {(turns.length > 1 || rotation !== "off") && <RotateKey {...{ rotation, onRotate }} />}
      </PictureKeys>
    </div>
  );
}

/** A round has started, nobody has trained in it yet, and the class sees what it expects. */
function isAboutToTrain(session: Session, round: number): boolean {
  if (session.phase.kind !== "round" || !session.asking) return false;
  const isRevealed = predictionOf(session, round)?.question.revealed ?? null;
  return (
    isRevealed !== null && !session.participants.some(({ runs }) => runs.some((run) => run.round === round))
  );
}

/** Long enough to be read aloud. */
const SHOWN_FOR: Millis = 60_000;

/** Notes with more characters than this are written smaller. */
const SHORT = 90;

/** The last note that the host showed to the class, for a minute. */
function ShownNote({ notes, now }: { readonly notes: readonly Note[]; readonly now: Millis }) {
  const t = useTranslations("projector");
  const last = notes.findLast(({ shown }) => shown);
  if (last === undefined || now - last.at > SHOWN_FOR) return null;
  return (
    <p
      role="status"
      className={cn(
        "mx-6 mb-4 shrink-0 rounded-card border border-accent bg-surface px-6 py-2.5 leading-snug",
        last.text.length > SHORT ? "text-lg" : "text-2xl",
      )}
    >
      <span className="sr-only">{`${t("note")} `}</span>
      <bdi>{last.text}</bdi>
    </p>
  );
}
