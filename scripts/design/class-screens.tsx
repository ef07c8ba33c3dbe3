import { type ComponentProps, useState } from "react";
import { exampleSamples } from "@/app/example-samples";
import { Desk } from "@/components/desk/desk";
import { Projector } from "@/components/projector/projector";
import { ReplayView } from "@/components/replay/replay-view";
import type { Task } from "@/lib/learning/examples/task";
import { createTimeline } from "@/lib/session/insights/timeline";
import type { SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";
import { madeUpNetworks } from "./made-up-networks";
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
      {...{ screenPath: "#", replayPath: "#", tasks: TASKS, challenges: CHALLENGES }}
      drawNetworks={madeUpNetworks("desk")}
      {...{ share: SHARE, folding: UNFOLDED, onCommand: accepted }}
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
        {...props}
      />
    </div>
  );
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
