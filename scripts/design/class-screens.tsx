import { type ComponentProps, type ReactNode, useCallback, useState } from "react";
import { ShowClock } from "@/components/board/opening/show-clock";
import { planeGrid } from "@/components/charts/examples/example-space";
import { type Collage, CollagePicture } from "@/components/class-pictures/collage/collage-picture";
import { TILE_GRID } from "@/components/class-pictures/surface-tile";
import { Desk } from "@/components/desk/desk";
import { Projector } from "@/components/projector/projector";
import { ReplayView } from "@/components/replay/replay-view";
import { CATALOGUE, challengeInfo } from "@/lib/challenges/catalogue";
import { exampleSamples } from "@/lib/challenges/planned/example-samples";
import type { Task } from "@/lib/learning/examples/task";
import { createTimeline } from "@/lib/session/insights/timeline";
import type { Millis, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";
import { madeUpNetwork, madeUpNetworks } from "./made-up-networks";
import { CHALLENGES, CODE, JOIN_ADDRESS, SESSION_ID, TASKS } from "./sample-class";
import { accepted, nothing } from "./specimen";

const SAMPLES = exampleSamples(SKETCHED_PLAN);
const NO_LINK = {
  ...{ link: null, made: false, expiresAt: null, days: null, busy: false, refusal: null },
  ...{ onDays: nothing, onShare: nothing, onRenew: nothing, onRevoke: nothing },
};
const NOTES = {
  list: [
    {
      ...{ id: "1", at: 200_000, text: "From here on, everybody tries smaller steps.", shown: true },
      ...{ author: { name: "Ada Lovelace", self: true }, deletable: true },
    },
  ],
  keeper: { add: accepted, remove: accepted },
};
export const SHARE = { ...NO_LINK, animals: true, practice: NO_LINK, onAnimals: nothing };
const INSERTABLE = CATALOGUE.map(challengeInfo);
const SILENT = { on: false, onSwitch: nothing, play: nothing };
const STUDENTS = {
  onMove: async () => ({ code: "Q4PK7M", lasts: 600_000 }),
  drawSurface: () => null,
};
const UNFOLDED = { folded: false, onFold: nothing };
export const LINK = `https://class.school.example/replay/${SESSION_ID}?share=abc`;

/** The properties of a screen of a class, all of which have usual values but the class itself. */
export type Changed<Props> = Partial<Omit<Props, "session">> & { session: () => Session };

export function DeskAt({ session: make, ...props }: Changed<ComponentProps<typeof Desk>>) {
  const [session] = useState(make);
  return (
    <Desk
      {...{
        session,
        now: session.at,
        connection: "live",
        unsaved: null,
        code: CODE,
        joinAddress: JOIN_ADDRESS,
      }}
      {...{
        screenPath: "#",
        replayPath: "#",
        reportPath: "#",
        tasks: TASKS,
        challenges: CHALLENGES,
        insertable: INSERTABLE,
      }}
      drawNetworks={madeUpNetworks("desk")}
      asker={() => null}
      {...{ share: SHARE, folding: UNFOLDED, sound: SILENT, students: STUDENTS, onCommand: accepted }}
      {...props}
    />
  );
}

export function ProjectorAt({
  session: make,
  picture: first = null,
  colouring: by = null,
  rotation: turning = "off",
  ...props
}: Changed<ComponentProps<typeof Projector>>) {
  const [session] = useState(make);
  const [picture, onPicture] = useState(first);
  const [colouring, onColouring] = useState(by);
  const [rotation, setRotation] = useState(turning);
  const onRotate = () => setRotation(rotation === "on" ? "off" : "on");
  return (
    <div data-screen="projector">
      <Projector
        {...{
          session,
          now: session.at,
          connection: "live",
          saved: true,
          code: CODE,
          joinAddress: JOIN_ADDRESS,
        }}
        {...{ tasks: TASKS, challenges: CHALLENGES, samples: SAMPLES, picture, onPicture }}
        {...{ colouring, onColouring, rotation, onRotate }}
        drawNetworks={madeUpNetworks("projector")}
        drawRun={madeUpNetwork}
        collage={(session) => <CollagePicture collage={planeCollage(session)} />}
        {...props}
      />
    </div>
  );
}

/** Everybody's made-up surface. */
export function planeCollage({ participants }: Session): Collage {
  const inputs = planeGrid({ low: -1, high: 1 }, TILE_GRID);
  const tiles = participants.map(({ id, nickname }) => {
    const outputs = new Float32Array(inputs.length);
    for (let at = 0; at < inputs.length; at += 2) {
      const [x, y] = [inputs[at], inputs[at + 1]];
      const turn = Math.atan2(y, x) + (1 + (id % 4)) * Math.hypot(x, y) + id;
      outputs[at] = 3 * Math.sin(2 * turn);
    }
    return { id, nickname, outputs };
  });
  return { kind: "plane", tiles, side: TILE_GRID, classes: 2 };
}

/** What is within, so long after the class's last test was opened. */
export function ShownFor({
  session: make,
  since,
  children,
}: {
  session: () => Session;
  since: Millis;
  children: ReactNode;
}) {
  const [opened] = useState(() =>
    Math.max(...make().rounds.map((round) => (round.state === "closed" ? (round.opening?.at ?? 0) : 0))),
  );
  const clock = useCallback(() => opened + since, [opened, since]);
  return <ShowClock clock={clock}>{children}</ShowClock>;
}

/** A replay of a log, stopped at a share of its duration. `taskOf`: of a challenge that the log names. */
export function ReplayAt({
  at,
  log,
  taskOf,
  ...props
}: Partial<ComponentProps<typeof ReplayView>> & {
  at: number;
  log: () => readonly SessionEvent[];
  taskOf: (challenge: string) => Task | null;
}) {
  const [timeline] = useState(() => createTimeline(log(), taskOf));
  const [time, seek] = useState(at * timeline.duration);
  const [speed, setSpeed] = useState(8);
  const [playing, setPlaying] = useState(false);
  const [isOverview, setIsOverview] = useState(props.overview?.shown ?? false);
  const move = (to: Millis) => {
    setIsOverview(false);
    seek(to);
  };
  return (
    <ReplayView
      {...{ loaded: 1, timeline, final: timeline.final, session: timeline.at(time), challenges: CHALLENGES }}
      playback={{ time, playing, speed, seek: move, setSpeed, setPlaying }}
      linkTo={() => LINK}
      {...{
        share: null,
        reportPath: "#",
        homePath: "/",
        actions: null,
        byLink: false,
        erasing: null,
        hasErased: false,
      }}
      notes={NOTES}
      {...props}
      overview={{ shown: isOverview, open: () => setIsOverview(true) }}
    />
  );
}
