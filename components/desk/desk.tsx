"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { currentRound } from "@/components/board/class-round";
import { useEveryoneNamed } from "@/components/board/names";
import { StudentOpener } from "@/components/board/student-name";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { takesOwnInput } from "@/lib/learning/examples/own-input";
import { type Task, UNKNOWN_TASK } from "@/lib/learning/examples/task";
import type { ShowOnScreen } from "@/lib/session/board/colouring";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { picturesIn } from "@/lib/session/board/pictures/round-pictures";
import type { HostCommand } from "@/lib/session/decide/commands";
import { roundToDraw } from "@/lib/session/decide/drawings/drawn-round";
import type { Lobby } from "@/lib/session/decide/lobby";
import type { NotStored, ProblemCode } from "@/lib/session/decide/problem";
import { asksToReturn } from "@/lib/session/decide/seats";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { weightUpdates } from "@/lib/session/log/session";
import { openVote } from "@/lib/session/log/vote";
import type { ConnectionState } from "@/lib/session/page-state";
import { handsFirst } from "./alerts/class-alerts";
import { type AlertSound, useClassAlerts } from "./alerts/use-class-alerts";
import { ControlBar } from "./controls/control-bar";
import { NoteList } from "./controls/note-dialog";
import { useHostControls } from "./controls/use-host-controls";
import { picturesOnWall } from "./controls/use-picture-actions";
import { StepCountdown } from "./countdown/step-countdown";
import { DeskBoard } from "./desk-board";
import { DeskHeader } from "./desk-header";
import { DeskPictures, type DeskPicturesProps } from "./desk-pictures";
import { DrawingsCard } from "./drawings/drawings-card";
import { JoinCard } from "./join-card";
import { AtTheDoor } from "./people/at-the-door";
import { RemovedList } from "./people/removed-list";
import { PlanEditor } from "./plan/plan-editor";
import type { AskNetworksProps } from "./questions/ask-networks-form";
import { NetworksCard } from "./questions/networks-card";
import { QuestionCard } from "./questions/question-card";
import { isTakenUp } from "./questions/question-steps";
import { Roster } from "./roster";
import { rosterOf } from "./roster-entry";
import { type Folding, ScriptCard } from "./script/script-card";
import { type ReplayShare, ShareReplay } from "./sharing/share-replay";
import { KeepingRuns } from "./snapshots/keep-run";
import { keep } from "./snapshots/snapshot-list";
import { SnapshotsCard } from "./snapshots/snapshots-card";
import { OpenStudent } from "./student/open-student";
import type { StudentPorts } from "./student/student-drawer";
import { useOpenStudent } from "./student/use-open-student";
import { TeamsDialog } from "./teams-dialog";
import { useHostCommands } from "./use-host-commands";
import { VoteCard } from "./vote-card";

type DeskProps = {
  readonly session: Session;
  readonly now: Millis;
  readonly connection: ConnectionState;
  /** Why the class is not stored at the moment; null while it is. */
  readonly unsaved: NotStored | null;
  /** A recorded class, which plays without a server. */
  readonly recorded?: boolean;
  readonly code: string;
  readonly joinAddress: string;
  /** The server over its own HTTPS, for devices that trust it; null where there is none. */
  readonly secureAddress?: string | null;
  readonly screenPath: string;
  readonly replayPath: string;
  readonly reportPath: string;
  /** The task of each planned round. */
  readonly tasks: readonly Task[];
  /** By round; null if this version does not know the challenge. */
  readonly challenges: DeskPicturesProps["challenges"];
  /** Every challenge that can be put into the plan. */
  readonly insertable: readonly ChallengeInfo[];
  readonly drawNetworks: DeskPicturesProps["drawNetworks"];
  /** Draws where the host makes an input for the class's networks, which only a live desk has examples for. */
  readonly asker: (asked: Omit<AskNetworksProps, "examples">) => ReactNode;
  readonly folding: Folding;
  readonly sound: AlertSound;
  readonly students: StudentPorts;
  readonly share: ReplayShare;
  /** The button for who may hold this desk. */
  readonly teachers?: ReactNode;
  /** Returns the problem, or null on success. */
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** Notes about a student are with the student: not everybody who passes the desk should read them. */
const isGeneral = ({ participant }: Session["notes"][number]) => participant === undefined;

const CARD = "min-h-0 min-w-0 rounded-card border border-line bg-surface p-4";

/** The host's desk, on which every name opens its student. */
export function Desk(props: DeskProps) {
  const opened = useOpenStudent();
  return (
    <StudentOpener onOpen={opened.onOpen} dialog>
      <ClassDesk {...props} opened={opened} />
    </StudentOpener>
  );
}

/** The whole class in one screen, and one button that is always the next thing to do. */
function ClassDesk({ opened, ...props }: DeskProps & { opened: ReturnType<typeof useOpenStudent> }) {
  const { now, connection, tasks, challenges, drawNetworks, onCommand } = props;
  // In a class that has ended, students may have been erased.
  const session = useEveryoneNamed(props.session);
  const t = useTranslations("host");
  const problems = useTranslations("problems");
  const { ask, busy, computing, finding, refusal } = useHostCommands(session, onCommand);
  const current = currentRound(session);
  const [shown, setShown] = useState(current);
  useClassAlerts(session, props.sound);
  // A new round is shown, whichever earlier round the host was viewing.
  useEffect(() => setShown(current), [current]);

  const standings = useMemo(() => (shown === null ? [] : leaderboard(session, shown)), [session, shown]);
  const roster = rosterOf(session, now, tasks);
  const removed = useMemo(
    () => session.participants.filter((participant) => participant.removed && !asksToReturn(participant)),
    [session.participants],
  );
  const training = roster.filter(({ activity }) => activity === "training").length;
  const lobby = session.phase.kind === "lobby";
  const ended = session.phase.kind === "ended";
  const disabled = connection !== "live" || busy;
  const { screenPath, replayPath } = props;
  const chosen = session.shown.count;
  const onScreen = useCallback<ShowOnScreen>(
    (picture, colouring) =>
      ask({ type: "show-picture", number: chosen, picture, ...(colouring && { colouring }) }),
    [ask, chosen],
  );
  const onKeep: ShowOnScreen = (picture, colouring) =>
    ask(...keep(session, { kind: "picture", round: shown ?? 0, picture, ...(colouring && { colouring }) }));
  const rotates = session.shown.rotates === true;
  const onRotate = useCallback(
    () => ask({ type: "show-picture", number: chosen, picture: null, ...(!rotates && { rotates: true }) }),
    [ask, chosen, rotates],
  );
  const played = session.phase.kind === "round" || session.phase.kind === "between" ? current : null;
  const asked = played !== null && tasks[played]?.kind === "next-letter" ? played : null;
  const tried = played === null ? null : (challenges[played] ?? null);
  const canTry = tried !== null && takesOwnInput(tried);
  const pictures = useMemo(() => picturesOnWall(session, tried), [session, tried]);
  const controls = useHostControls({
    onStudent: opened.onOpen,
    ...{ session, shown, disabled, busy, screenPath, replayPath, ask, onCommand },
    ...{ refused: refusal !== null, pictures, onScreen, onRotate, votes: asked !== null && !finding },
    asker: canTry
      ? () => props.asker({ session, round: played!, challenge: tried, disabled, onCommand })
      : null,
    shownPictures: shown === null ? [] : picturesIn(session, shown, challenges[shown] ?? null),
  });

  // While the class votes, showing the answers is what comes next.
  const voting = openVote(session.votes) !== null;
  const scripted = !props.folding.folded;
  const readOnly = ended || connection !== "live";
  const drawn = ended ? null : roundToDraw(session);
  const { code, joinAddress, secureAddress } = props;
  const onLobby = useCallback((change: Partial<Lobby>) => ask({ type: "set-lobby", ...change }), [ask]);
  const door = {
    code,
    title: session.title,
    joinAddress,
    secureAddress,
    screenPath,
    lobby: session.lobby,
    disabled: readOnly,
    onLobby,
  };

  return (
    <div className="relative flex min-h-dvh flex-col lg:h-dvh lg:overflow-clip print:h-auto print:min-h-0 print:overflow-visible">
      <DeskHeader
        title={session.title}
        code={ended ? null : props.code}
        sound={props.sound}
        locked={session.lobby.locked}
        updates={weightUpdates(session)}
        connection={connection}
        saved={props.unsaved === null}
        recorded={props.recorded === true}
        ended={ended}
        disabled={disabled}
        counting={session.announced !== null}
        countdown={<StepCountdown {...{ session, now, training, disabled }} onCommand={ask} />}
        teachers={props.teachers}
        onCommand={ask}
      />
      <main className="grid min-h-0 flex-1 gap-3 p-3 print:flex print:flex-col lg:grid-rows-[minmax(0,1fr)] lg:grid-cols-[17rem_minmax(0,1fr)_minmax(0,21rem)] xl:grid-cols-[19.5rem_minmax(0,1fr)_minmax(0,21rem)]">
        {/* In one column, as on a phone, the next step and the students come first. */}
        <div className="flex min-h-0 flex-col gap-3 max-lg:contents lg:overflow-y-auto">
          {refusal !== null && <Notice tone="danger">{problems(refusal)}</Notice>}
          {connection === "offline" && !ended && <Notice tone="warning">{t("link.offlineBody")}</Notice>}
          {connection === "live" && props.unsaved !== null && (
            <Notice tone="warning">{t(`link.unsaved.${props.unsaved}`)}</Notice>
          )}
          <section
            aria-label={t("script.title")}
            className={cn(CARD, "flex shrink-0 lg:max-h-[calc(100dvh-7rem)] print:max-h-none")}
          >
            <ScriptCard
              {...{ session, now, challenges, computing, disabled, code, screenPath, replayPath }}
              {...{ entries: roster, onScreen, folding: props.folding }}
              primary={!voting}
              onCommand={ask}
            />
          </section>
          {!ended && session.snapshots.list.length > 0 && (
            <section aria-label={t("snapshots.title")} className={cn(CARD, "shrink-0 max-lg:order-3")}>
              <SnapshotsCard {...{ session, disabled }} onCommand={ask} />
            </section>
          )}
          <section
            aria-label={t("plan.title")}
            className={cn(CARD, "flex shrink-0 flex-col gap-3 max-lg:order-3")}
          >
            <ControlBar {...controls} />
            <PlanEditor
              {...{ session, challenges, shown, readOnly, onCommand }}
              insertable={props.insertable}
              onShow={setShown}
            />
          </section>
          {asked !== null && (
            <section aria-label={t("vote")} className={cn(CARD, "shrink-0 max-lg:order-3")}>
              <VoteCard
                {...{ session, finding, disabled }}
                script={challenges[asked] ?? null}
                onCommand={ask}
              />
            </section>
          )}
          {canTry && (
            <section aria-label={t("networks")} className={cn(CARD, "shrink-0 max-lg:order-5")}>
              <NetworksCard
                {...{ session, disabled }}
                round={played!}
                challenge={tried}
                onAsk={controls.onTry}
              />
            </section>
          )}
          {!ended && (
            <section
              aria-label={t("questions")}
              className={cn(
                CARD,
                "shrink-0 max-lg:order-3",
                isTakenUp(session, scripted) && "order-first max-lg:order-first",
              )}
            >
              <QuestionCard {...{ session, disabled, scripted }} onCommand={ask} onWrite={controls.onWrite} />
            </section>
          )}
          {session.notes.some(isGeneral) && (
            <section aria-label={t("note.list")} className={cn(CARD, "shrink-0 max-lg:order-5")}>
              <NoteList notes={session.notes.filter(isGeneral)} />
            </section>
          )}
          {ended ? (
            <section
              aria-label={t("share.title")}
              className={cn(CARD, "flex shrink-0 flex-col items-start gap-3 max-lg:order-1")}
            >
              <a href={props.reportPath} className={buttonClass({ size: "sm" })}>
                <FileText aria-hidden />
                <span>{t("report")}</span>
              </a>
              <ShareReplay {...props.share} />
            </section>
          ) : (
            !lobby && <JoinCard {...door} large={false} />
          )}
        </div>
        <div
          className={cn(
            "flex min-h-0 min-w-0 flex-col gap-3 max-lg:contents lg:overflow-y-auto",
            shown === null && "lg:col-span-2",
          )}
        >
          {lobby && <JoinCard {...door} large />}
          {!ended && <AtTheDoor participants={session.participants} readOnly={readOnly} onCommand={ask} />}
          {drawn !== null && (
            <div className={cn(CARD, "flex h-[30rem] max-lg:order-1 lg:h-auto lg:min-h-72 lg:flex-[9]")}>
              <DrawingsCard {...{ session, readOnly }} round={drawn} onCommand={ask} />
            </div>
          )}
          {shown !== null && drawn === null && (
            <div
              className={cn(
                CARD,
                "h-[30rem] max-lg:order-4 lg:h-auto lg:min-h-60 lg:flex-[6] print:h-[30rem] print:flex-none print:break-inside-avoid",
              )}
            >
              <DeskPictures
                key={shown}
                round={shown}
                {...{ session, standings, challenges, drawNetworks, onScreen, onKeep, onRotate, disabled }}
                onWall={shown === played}
              />
            </div>
          )}
          <div
            className={cn(
              CARD,
              "flex max-lg:order-2 max-lg:max-h-[28rem] lg:min-h-52 lg:flex-[5] print:flex-none",
            )}
          >
            <KeepingRuns {...{ session }} round={current} onCommand={ask}>
              <Roster
                entries={handsFirst(roster, session.participants)}
                readOnly={readOnly}
                actions={
                  !ended && <TeamsDialog session={session} readOnly={readOnly} onCommand={onCommand} />
                }
                onCommand={onCommand}
                removed={!ended && <RemovedList {...{ removed, readOnly }} onCommand={ask} />}
              />
            </KeepingRuns>
          </div>
        </div>
        {shown !== null && (
          <DeskBoard
            {...{ session, standings, disabled, computing }}
            round={shown}
            task={tasks[shown] ?? UNKNOWN_TASK}
            onCommand={ask}
          />
        )}
      </main>
      <OpenStudent
        {...{ session, now, tasks, challenges, readOnly, roster, opened, code, joinAddress, onCommand }}
        {...props.students}
      />
      {controls.dialogs}
    </div>
  );
}
