import { type ComponentProps, useState } from "react";
import { exampleSamples } from "@/app/example-samples";
import type { BoardSize } from "@/components/board/board-size";
import { planeExtent, planeGrid } from "@/components/charts/examples/example-space";
import { TILE_GRID } from "@/components/class-pictures/surface-tile";
import { SurfacesPicture } from "@/components/class-pictures/surfaces-picture";
import { Desk } from "@/components/desk/desk";
import { Projector } from "@/components/projector/projector";
import { ReplayView } from "@/components/replay/replay-view";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Task } from "@/lib/learning/examples/task";
import { createTimeline } from "@/lib/session/insights/timeline";
import type { SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";
import { CHALLENGES, CODE, JOIN_ADDRESS, SESSION_ID, TASKS } from "./sample-class";
import { accepted, nothing } from "./specimen";

const SAMPLES = exampleSamples(SKETCHED_PLAN);
export const SHARE = {
  ...{ link: null, animals: true, busy: false, refusal: null },
  ...{ onAnimals: nothing, onShare: nothing, onRenew: nothing, onRevoke: nothing },
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
      {...{ screenPath: "#", replayPath: "#", tasks: TASKS, challenges: CHALLENGES, surfaces }}
      asker={() => null}
      {...{ share: SHARE, folding: UNFOLDED, onCommand: accepted }}
      {...props}
    />
  );
}

export function ProjectorAt({
  session: make,
  picture: first = null,
  colouring: by = null,
  ...props
}: Changed<ComponentProps<typeof Projector>>) {
  const [session] = useState(make);
  const [picture, onPicture] = useState(first);
  const [colouring, onColouring] = useState(by);
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
        {...{ colouring, onColouring }}
        surfaces={(session, round) => surfaces(session, round, "projector")}
        {...props}
      />
    </div>
  );
}

/** Made-up surfaces: each student's network divides the plane along a different line. */
export function surfaces(session: Session, round: number, size: BoardSize = "desk") {
  const challenge = findChallenge(CHALLENGES[round].id)!;
  if (challenge.task.kind !== "classification" || challenge.view !== "plane") return null;
  const train = challenge.makeSplit("train", 1);
  const extent = planeExtent([train]);
  const inputs = planeGrid(extent, TILE_GRID);
  const outputs = new Map(
    session.participants.map(({ id }) => {
      const [across, up] = [2 * Math.cos(id), 2 * Math.sin(id)];
      const halfPlane = new Float32Array(inputs.length);
      for (let at = 0; at < halfPlane.length; at += 2)
        halfPlane[at] = across * inputs[at] + up * inputs[at + 1];
      return [id, halfPlane] as const;
    }),
  );
  const { classes } = challenge.task;
  return <SurfacesPicture {...{ session, round, outputs, extent, classes, train, size }} />;
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
  return (
    <ReplayView
      {...{ loaded: 1, timeline, final: timeline.final, session: timeline.at(time), challenges: CHALLENGES }}
      playback={{ time, playing, speed, seek, setSpeed, setPlaying }}
      linkTo={() => LINK}
      {...{ share: null, byLink: false, erasing: null, hasErased: false }}
      {...props}
    />
  );
}
