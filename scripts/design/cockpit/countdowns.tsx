import { LobbyView } from "@/components/lab/arrival-views";
import { CloseCountdown, StartCountdown } from "@/components/lab/live-countdown";
import type { Announced, Session } from "@/lib/session/log/session";
import type { ClassMoment } from "@/lib/testing/session/sketched-class";
import { DeskAt, ProjectorAt } from "../class-screens";
import { classAt, selfIn } from "../sample-class";
import { part, type Specimen, screen } from "../specimen";

type Step = Pick<Announced, "step" | "round">;

const START: Step = { step: "start-round", round: 0 };
const CLOSE: Step = { step: "close-round", round: 0 };
const END: Step = { step: "end-session", round: null };
/** As long as it takes from now until the step. */
const LEFT = 3_500;

/** The class at a moment, shortly before a step. */
function before(step: Step, moment: ClassMoment): Session {
  const session = classAt({ moment });
  return { ...session, announced: { ...step, due: session.at + LEFT } };
}

/** Steps that are about to happen, on every screen. */
export const COUNTDOWNS: readonly Specimen[] = [
  screen("Desk: round starts", <DeskAt session={() => before(START, "opened")} />),
  screen("Desk: first round starts", <DeskAt session={() => before(START, "lobby")} />),
  screen("Desk: round closes", <DeskAt session={() => before(CLOSE, "running")} />),
  screen("Desk: session ends", <DeskAt session={() => before(END, "closed")} />),
  screen(
    "Desk: round closes, offline",
    <DeskAt session={() => before(CLOSE, "running")} connection="offline" />,
  ),
  screen("Projector: round starts", <ProjectorAt session={() => before(START, "opened")} />),
  screen("Projector: round closes", <ProjectorAt session={() => before(CLOSE, "running")} />),
  screen("Lab: first round starts", <StartingLobby />),
  part("Lab: instead of the time left", <CloseCountdown announced={{ ...CLOSE, due: LEFT }} now={() => 0} />),
];

function StartingLobby() {
  const session = classAt({ moment: "lobby" });
  return (
    <LobbyView
      {...{ session, self: selfIn(session), status: null, notice: null, questions: null }}
      starting={<StartCountdown announced={{ ...START, due: LEFT }} now={() => 0} />}
    />
  );
}
