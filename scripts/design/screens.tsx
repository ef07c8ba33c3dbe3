import { type ComponentProps, useMemo, useState } from "react";
import { ClassCurves } from "@/components/board/class-curves";
import { Debrief } from "@/components/board/debrief/debrief";
import { LoopCounter } from "@/components/board/loop-counter";
import { RoundBoard } from "@/components/board/round-board";
import { ClassPictureView } from "@/components/class-pictures/class-picture-view";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import { ClosedScreen } from "@/components/desk/closed-screen";
import { OpeningScreen } from "@/components/desk/opening-screen";
import { ShareReplay } from "@/components/desk/sharing/share-replay";
import { ReplayMessage } from "@/components/replay/replay-message";
import { findChallenge } from "@/lib/challenges/catalogue";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { COLOURINGS, type Colouring } from "@/lib/session/board/pictures/class-picture";
import type { Takeaway } from "@/lib/session/insights/takeaway";
import type { EventBody } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { reportedLog } from "@/lib/testing/session/reported-class";
import { askedBy, SCRIPTED } from "@/lib/testing/session/sketched-script";
import { type Changed, DeskAt, LINK, ProjectorAt, ReplayAt, SHARE, ShownFor } from "./class-screens";
import { madeUpNetworks } from "./made-up-networks";
import { CHALLENGES, classAt, logOf, mislabelledAt, SELF, TASKS, trapAt } from "./sample-class";
import { nothing, part, type Shelf, screen } from "./specimen";

const MOMENTS = ["lobby", "opened", "running", "paused", "closed", "tested", "ended"] as const;
/** Of a round that ranks by training scores: before and after its test. */
const TRAP_MOMENTS = ["running", "closed", "tested"] as const;
const PICTURES = ["rates", "sizes", "surfaces", "scale"] as const;
/** Many things at once: raised hands, nicknames and students that wait, somebody removed, a report that its weights refute. */
const EVENTFUL: readonly EventBody[] = [
  { type: "hand-raised", participant: 2 },
  { type: "hand-raised", participant: 7 },
  { type: "nickname-wished", participant: 5, nickname: "Mister X" },
  { type: "participant-removed", participant: 9 },
  { type: "participant-joined", participant: 24, nickname: "Late Lynx", admitted: false },
  { type: "presence-changed", connected: [24], disconnected: [11, 12] },
  { type: "note-added", text: "Ask about the green curve", shown: false },
  {
    ...{ type: "run-scored", participant: 3, run: 1, step: 240_000, agrees: false, climbs: false },
    validation: { loss: 0.6, score: 41, metric: 0.5 },
  },
];

/** Moments of the show of a test: before the first bar, within each step, and before rows slide. */
const OPENINGS = [
  { students: 8, since: 6_500 },
  { students: 8, since: 13_000 },
  { students: 30, since: 500 },
  { students: 30, since: 3_000 },
  { students: 30, since: 8_500 },
  { students: 30, since: 17_400 },
  { students: 30, since: 22_000 },
  { students: 300, since: 15_000 },
] as const;

/** The host has told who fell or failed in the first round. */
const TOLD: readonly EventBody[] = [{ type: "names-told", round: 0 }];
const TRAP: readonly Takeaway[] = [
  { key: "by-heart", values: { participant: 2, train: 99.8, test: 41.3 } },
  { key: "training-leader", values: { participant: 2, train: 99.8, rank: 22, of: 24 } },
  { key: "understood", values: { participant: 5, train: 71.2, test: 68.4 } },
];

export const DESK: Shelf = {
  title: "Desk",
  specimens: [
    screen("Connecting", <OpeningScreen offline={false} />),
    screen("Server out of reach", <OpeningScreen offline />),
    screen("Closed", <ClosedScreen problem="not-signed-in" />),
    screen("Nobody here yet", <DeskAt session={() => classAt({ moment: "lobby", students: 0 })} />),
    ...MOMENTS.map((moment) =>
      screen(
        `Class ${moment}`,
        <DeskAt session={() => classAt({ moment, teams: 3, spotlight: true }, askedBy(moment), SCRIPTED)} />,
      ),
    ),
    screen(
      "Test being shown",
      <ShownFor session={() => classAt({ moment: "tested" })} since={7_000}>
        <DeskAt session={() => classAt({ moment: "tested" })} />
      </ShownFor>,
    ),
    screen("No script", <DeskAt session={() => classAt({ moment: "closed" })} />),
    screen("Much at once", <DeskAt session={() => classAt({ moment: "running", locked: true }, EVENTFUL)} />),
    screen("Offline", <DeskAt session={() => classAt({ moment: "running" })} connection="offline" />),
    screen("Not saved", <DeskAt session={() => classAt({ moment: "running" })} unsaved="disk-full" />),
    ...TRAP_MOMENTS.map((moment) =>
      screen(`Training scores, ${moment}`, <DeskAt session={() => trapAt({ moment, teams: 3 })} />),
    ),
    part("Share, off", <ShareReplay {...SHARE} />),
    part("Share, on", <ShareReplay {...SHARE} link={LINK} made />),
    part("Share, expired", <ShareReplay {...SHARE} made expiresAt={new Date("2026-03-02T09:30:00Z")} />),
    part("Share, refused", <ShareReplay {...SHARE} refusal="not-signed-in" />),
  ],
};

export const PROJECTOR: Shelf = {
  title: "Projector",
  specimens: [
    ...MOMENTS.map((moment) =>
      screen(
        `Class ${moment}`,
        <ProjectorAt session={() => classAt({ moment, teams: 3, spotlight: true })} />,
      ),
    ),
    screen("Nobody here yet", <ProjectorAt session={() => classAt({ moment: "lobby", students: 0 })} />),
    screen(
      "Locked, 150 students",
      <ProjectorAt session={() => classAt({ moment: "lobby", students: 150, locked: true })} />,
    ),
    screen(
      "Board and names hidden",
      <ProjectorAt session={() => classAt({ moment: "running", hidden: { board: true, names: true } })} />,
    ),
    screen(
      "With a note",
      <ProjectorAt
        session={() => classAt({ moment: "running", note: "Look up: why does this curve jump?" })}
      />,
    ),
    screen("Offline", <ProjectorAt session={() => classAt({ moment: "running" })} connection="offline" />),
    screen("Not saved", <ProjectorAt session={() => classAt({ moment: "running" })} saved={false} />),
    ...TRAP_MOMENTS.map((moment) =>
      screen(`Training scores, ${moment}`, <ProjectorAt session={() => trapAt({ moment, teams: 3 })} />),
    ),
    screen(
      "Training scores, view: sizes",
      <ProjectorAt session={() => trapAt({ moment: "closed" })} picture="sizes" />,
    ),
    screen(
      "Training scores, view: rates",
      <ProjectorAt session={() => trapAt({ moment: "closed" })} picture="rates" />,
    ),
    ...PICTURES.map((picture) =>
      screen(
        `View: ${picture}`,
        <ProjectorAt session={() => classAt({ moment: "closed" })} picture={picture} />,
      ),
    ),
    ...COLOURINGS.map((colouring) =>
      screen(
        `Colour: ${colouring}`,
        <ProjectorAt session={() => classAt({ moment: "running" })} colouring={colouring} />,
      ),
    ),
    ...OPENINGS.map(({ students, since }) =>
      screen(
        `Opening, ${students} students, after ${since / 1000} s`,
        <ShownFor session={() => classAt({ moment: "tested", students })} since={since}>
          <ProjectorAt session={() => classAt({ moment: "tested", students })} />
        </ShownFor>,
      ),
    ),
    ...[3, 24].map((students) =>
      screen(
        `Wrong labels, ${students} students`,
        <ProjectorAt session={() => mislabelledAt({ students, teams: students === 24 ? 3 : 0 })} />,
      ),
    ),
    ...(["on", "held"] as const).map((rotation) =>
      screen(
        `Rotation: ${rotation}`,
        <ProjectorAt session={() => classAt({ moment: "running" })} rotation={rotation} />,
      ),
    ),
    screen("View: debrief", <ProjectorAt session={() => classAt({ moment: "tested" })} picture="debrief" />),
  ],
};

/** Two runs that were trained again. */
const CAME_OUT_DIFFERENT = [4, 13].flatMap((participant): EventBody[] => [
  { type: "run-reproduced", participant, run: 0, outcome: "differs" },
  {
    ...{ type: "run-scored", participant, run: 0, step: 240_000, agrees: false, climbs: true },
    validation: { loss: 0.1, score: 96, metric: 0.97 },
  },
]);

export const BOARD: Shelf = {
  title: "Board",
  specimens: [
    part("Nobody yet", <Board session={() => classAt({ moment: "running", students: 0 })} />),
    part("On validation", <Board session={() => classAt({ moment: "running" })} />),
    part("With teams", <Board session={() => classAt({ moment: "running", teams: 4 })} />),
    part(
      "In a lab",
      <Board session={() => classAt({ moment: "running" })} self={SELF} size="lab" limit={8} />,
    ),
    part(
      "Hidden, in a lab",
      <Board
        session={() => classAt({ moment: "running", hidden: { board: true, names: true } })}
        size="lab"
      />,
    ),
    part(
      "Nobody yet, by final weights",
      <Board session={() => trapAt({ moment: "running", students: 0 })} />,
    ),
    part("On training", <Board session={() => trapAt({ moment: "running", teams: 3 })} />),
    part(
      "On training, in a lab",
      <Board session={() => trapAt({ moment: "running" })} self={SELF} size="lab" limit={8} />,
    ),
    part("Test open after training scores", <Board session={() => trapAt({ moment: "tested", teams: 3 })} />),
    part("Test open", <Board session={() => classAt({ moment: "tested" })} />),
    part("Test open, names told", <Board session={() => classAt({ moment: "tested" }, TOLD)} />),
    part("Debrief of a trap", <TrapDebrief />),
    part("Debrief of a trap, in the lab of who fell", <TrapDebrief self={2} />),
    part("Debrief of a trap, names told", <TrapDebrief told />),
    part(
      "Test open, in a lab",
      <Board session={() => classAt({ moment: "tested" })} self={SELF} size="lab" limit={8} />,
    ),
    part("Wrong labels", <Board session={() => mislabelledAt()} />),
    part(
      "Wrong labels, in a lab",
      <Board session={() => mislabelledAt()} self={SELF} size="lab" limit={8} />,
    ),
    part("Set aside", <Board session={() => classAt({ moment: "closed" }, CAME_OUT_DIFFERENT)} />),
    ...PICTURES.map((picture) => part(`View: ${picture}`, <View picture={picture} />)),
    ...COLOURINGS.map((chosen) =>
      part(`Curves by ${chosen}`, <Curves {...{ chosen }} session={() => classAt({ moment: "running" })} />),
    ),
    part(
      "Curves, spotlight",
      <Curves chosen="rate" session={() => classAt({ moment: "running", spotlight: true })} />,
    ),
    part("Loop counter", <LoopCounter count={12_345_678} />),
  ],
};

const OVERVIEW = { shown: true, open: nothing };

export const REPLAY: Shelf = {
  title: "Replay",
  specimens: [
    screen("Loading", <ReplayMessage kind="loading" loaded={0.4} busy={false} />),
    screen("Busy", <ReplayMessage kind="loading" loaded={0} busy />),
    screen("Empty", <ReplayMessage kind="empty" />),
    ...(["no-such-session", "internal"] as const).map((problem) =>
      screen(
        `Failed: ${problem}`,
        <ReplayMessage kind="failed" {...{ problem }} signedIn={false} onRetry={nothing} />,
      ),
    ),
    screen("Overview", <Reported at={0} overview={OVERVIEW} />),
    screen("Overview, not all there", <Reported at={0} overview={OVERVIEW} loaded={0.4} byLink />),
    screen("Beginning", <Replayed at={0} />),
    screen("A whole lesson", <Reported at={0.6} />),
    screen("Middle", <Replayed at={0.5} />),
    screen(
      "Test being shown",
      <ReplayAt
        log={() => logOf({ moment: "tested", students: 12 })}
        at={0.6}
        taskOf={(challenge) => findChallenge(challenge)?.task ?? null}
      />,
    ),
    screen("End, for its host", <Replayed at={1} share={{ ...SHARE, link: LINK }} />),
    screen("By the link, not all there", <Replayed at={0.3} loaded={0.5} byLink />),
  ],
};

function Board({ session: make, size = "desk", ...props }: Changed<ComponentProps<typeof RoundBoard>>) {
  const [session] = useState(make);
  const standings = useMemo(() => leaderboard(session, 0), [session]);
  return <RoundBoard {...{ session, round: 0, standings, task: TASKS[0], size }} {...props} />;
}

function TrapDebrief({ self = null, told = false }: { self?: number | null; told?: boolean }) {
  const [session] = useState(() => classAt({ moment: "tested" }, told ? TOLD : []));
  return <Debrief {...{ session, self, takeaways: TRAP }} round={0} size="lab" />;
}

function View({ picture }: { picture: (typeof PICTURES)[number] }) {
  const [session] = useState(() => classAt({ moment: "closed" }));
  const colours = useColoursOf(session, null);
  return (
    <div className="h-112">
      <ClassPictureView
        {...{ picture, session, round: 0, challenges: CHALLENGES, colours, size: "desk" }}
        drawNetworks={madeUpNetworks("desk")}
      />
    </div>
  );
}

/** The curves of a running class in the colours of what is chosen. */
function Curves({ chosen, session: make }: { chosen: Colouring; session: () => Session }) {
  const [session] = useState(make);
  const standings = useMemo(() => leaderboard(session, 0), [session]);
  const colours = useColoursOf(session, chosen);
  return (
    <div className="h-112">
      <ClassCurves {...{ session, round: 0, standings, colours }} />
    </div>
  );
}

function useColoursOf(session: Session, chosen: Colouring | null) {
  const standings = useMemo(() => leaderboard(session, 0), [session]);
  return useClassColours({ session, round: 0, challenge: CHALLENGES[0], standings, chosen });
}

/** A class with everything that an overview tells of. */
function Reported(props: Omit<ComponentProps<typeof ReplayAt>, "log" | "taskOf">) {
  return (
    <ReplayAt
      {...props}
      log={() => reportedLog({ students: 12 })}
      taskOf={(id) => findChallenge(id)?.task ?? null}
    />
  );
}

function Replayed(props: Omit<ComponentProps<typeof ReplayAt>, "log" | "taskOf">) {
  return (
    <ReplayAt
      {...props}
      log={() => logOf({ moment: "ended", students: 12 })}
      taskOf={(id) => findChallenge(id)?.task ?? null}
    />
  );
}
