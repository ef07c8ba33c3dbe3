import type { Snapshot } from "@/lib/session/log/desk/desk-events";
import type { EventBody } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { DeskAt, ProjectorAt } from "../class-screens";
import { classAt } from "../sample-class";
import { type Specimen, screen } from "../specimen";

const PICTURE: Snapshot = { kind: "picture", round: 0, picture: "rates", colouring: "student" };
const CURVES: Snapshot = { kind: "picture", round: 0, picture: "curves", colouring: "size" };
/** In the plane, of a curve, of pictures, one that diverged, and one that is gone. */
const RUNS = {
  plane: { kind: "run", participant: 3, run: 1 },
  curve: { kind: "run", participant: 5, run: 2 },
  pictures: { kind: "run", participant: 5, run: 8 },
  diverged: { kind: "run", participant: 23, run: 1 },
  gone: { kind: "run", participant: 9, run: 0 },
} as const satisfies Record<string, Snapshot>;
const LIST: readonly Snapshot[] = [
  CURVES,
  RUNS.plane,
  PICTURE,
  RUNS.curve,
  RUNS.gone,
  RUNS.pictures,
  RUNS.diverged,
];

/** The class after all of its rounds, with one of the snapshots on the projector. */
function showing(snapshot: Snapshot | null, hidden?: Session["hidden"]): Session {
  const later: readonly EventBody[] = [{ type: "participant-removed", participant: 9 }];
  const session = classAt({ moment: "ended" }, later);
  return {
    ...session,
    phase: { kind: "between", round: session.plan.rounds.length - 1 },
    snapshots: { list: LIST, shown: snapshot && LIST.indexOf(snapshot) },
    hidden: hidden ?? session.hidden,
  };
}

/** What the host has put aside, on the desk and on the projector. */
export const SNAPSHOTS: readonly Specimen[] = [
  screen("Desk: snapshots", <DeskAt session={() => showing(RUNS.plane)} />),
  screen("Projector: a picture", <ProjectorAt session={() => showing(PICTURE)} />),
  screen("Projector: a run in the plane", <ProjectorAt session={() => showing(RUNS.plane)} />),
  screen("Projector: a run of a curve", <ProjectorAt session={() => showing(RUNS.curve)} />),
  screen("Projector: a run without a picture", <ProjectorAt session={() => showing(RUNS.pictures)} />),
  screen("Projector: a run that diverged", <ProjectorAt session={() => showing(RUNS.diverged)} />),
  screen(
    "Projector: a run, board and names hidden",
    <ProjectorAt session={() => showing(RUNS.plane, { board: true, names: true })} />,
  ),
  screen("Projector: a run that is gone", <ProjectorAt session={() => showing(RUNS.gone)} />),
];
