import { type Curve, lastPoint, lengthOf, MAX_POINTS_PER_RUN, pick } from "@/lib/learning/curves/curve";
import { networkProblem } from "@/lib/learning/network/network-check";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { brokenLock } from "@/lib/learning/training/locks";
import { canBeReported } from "@/lib/learning/training/report-bounds";
import { scoreRules } from "@/lib/learning/training/score-rules";
import { activeRun, isPaused, type Participant, type Session } from "@/lib/session/log/session";
import type { ParticipantCommand } from "./commands";
import { chooseNickname } from "./decide-nickname";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "./decision";
import { sendDrawing } from "./drawings/decide-drawing";
import { castVote } from "./letters/decide-vote";
import { reportWords } from "./letters/report-words";
import type { PlannedRound } from "./plan";
import type { ProblemCode } from "./problem";
import { answerQuestion } from "./questions/decide-question";

/** How many runs one participant may start in a session. Bounds the log, far above what a class needs. */
const MAX_RUNS_PER_PARTICIPANT = 500;

type CommandOf<Type extends ParticipantCommand["type"]> = Extract<ParticipantCommand, { type: Type }>;

export function decideParticipant(
  session: Session,
  command: ParticipantCommand,
  participant: Participant,
  context: DecideContext,
): Decision {
  if (command.type === "start-run") return startRun(session, command, participant, context);
  if (command.type === "choose-nickname")
    return chooseNickname(session, command.nickname, participant, context);
  if (command.type === "set-hand") return setHand(session, command.raised, participant);
  if (command.type === "cast-vote") return castVote(session, command, participant);
  if (command.type === "send-drawing") return sendDrawing(session, command, participant);
  if (command.type === "answer-question") return answerQuestion(session, command, participant);
  if (command.type === "report-words") return reportWords(session, command, participant, context);
  if (command.type === "report-points") return reportPoints(session, command, participant, context);
  const run = participant.runs[command.run];
  if (!run) return refused("no-such-run");
  if (run.end) return NOTHING;
  return happens({ type: "run-ended", participant: participant.id, run: run.number, reason: command.reason });
}

function startRun(
  session: Session,
  command: CommandOf<"start-run">,
  participant: Participant,
  context: DecideContext,
): Decision {
  if (command.run < participant.runs.length) return NOTHING;
  if (session.phase.kind === "ended") return refused("session-ended");
  if (session.phase.kind !== "round" || session.phase.round !== command.round)
    return refused("round-not-running");
  if (isPaused(session)) return refused("round-paused");
  if (command.run > participant.runs.length) return refused("no-such-run");
  if (command.run >= MAX_RUNS_PER_PARTICIPANT) return refused("too-many-runs");
  const planned = session.plan.rounds[command.round]!;
  const used = participant.runs.filter((run) => run.round === command.round).length;
  if (planned.runLimit !== null && used >= planned.runLimit) return refused("no-runs-left");
  if (planned.epochLimit !== null && command.hyperparameters.epochs > planned.epochLimit)
    return refused("too-many-epochs");
  const fault = faultOf(planned, command, context);
  if (fault) return refused(fault);
  const { type: _, ...started } = command;
  const before = activeRun(participant);
  return happens(
    ...(before
      ? [
          {
            type: "run-ended",
            participant: participant.id,
            run: before.number,
            reason: "stopped",
          } as const,
        ]
      : []),
    { type: "run-started", participant: participant.id, ...started },
  );
}

function setHand(session: Session, raised: boolean, { id, handRaisedAt }: Participant): Decision {
  if (raised === (handRaisedAt !== null)) return NOTHING;
  if (session.phase.kind === "ended") return refused("session-ended");
  return happens({ type: raised ? "hand-raised" : "hand-lowered", participant: id });
}

/** Why the round does not allow these settings; null if a run may start with them. */
function faultOf(
  round: PlannedRound,
  { network, hyperparameters }: Settings,
  { exerciseOf }: DecideContext,
): ProblemCode | null {
  if (brokenLock({ network, hyperparameters }, round.locks)) return "setting-locked";
  const exercise = exerciseOf(round.challenge);
  if (!exercise) return null;
  const problem = networkProblem(network, exercise, round);
  switch (problem?.code) {
    case undefined:
      return null;
    case "too-many-parameters":
      return "network-too-large";
    case "too-much-to-check":
      return "network-too-heavy";
    default:
      return "network-impossible";
  }
}

function reportPoints(
  session: Session,
  command: CommandOf<"report-points">,
  participant: Participant,
  { exerciseOf }: DecideContext,
): Decision {
  const run = participant.runs[command.run];
  if (!run) return refused("no-such-run");
  const to = command.from + lengthOf(command.points);
  if (to <= run.reported) return NOTHING;
  if (run.end) return refused("run-ended");
  if (command.from > run.reported) return refused("run-out-of-order");
  if (to > MAX_POINTS_PER_RUN) return refused("too-many-points");
  const points = withoutFirst(command.points, run.reported - command.from);
  const last = lastPoint(run.curve);
  if (last && points.step[0]! <= last.step) return refused("bad-request");
  const exercise = exerciseOf(session.plan.rounds[run.round]!.challenge);
  const bounds = exercise && {
    ...{ exercise, hyperparameters: run.hyperparameters, floor: scoreRules(session.rules).floor },
  };
  if (bounds && !canBeReported(points, run.reported, bounds)) return refused("report-impossible");
  return happens({
    type: "points-reported",
    participant: participant.id,
    run: run.number,
    from: run.reported,
    to,
    points,
  });
}

function withoutFirst(points: Curve, known: number): Curve {
  if (known === 0) return points;
  return pick(
    points,
    Array.from({ length: lengthOf(points) - known }, (_, index) => known + index),
  );
}
