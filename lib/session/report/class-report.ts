import type { Task } from "@/lib/learning/examples/task";
import { predictionOutcome } from "@/lib/session/board/questions/prediction-outcome";
import type { Session } from "@/lib/session/log/session";
import { type ClassBoard, classBoard } from "./class-board";
import { type ClassSummary, classSummary } from "./class-summary";
import { type StudentPath, studentPath } from "./student-path";

/** What a teacher takes home of a class, with numbers and without words. */
export type ClassReport = {
  readonly session: Session;
  readonly board: ClassBoard;
  /** In the order of the board. */
  readonly students: readonly StudentPath[];
  readonly summary: ClassSummary;
};

/**
 * The report of a class at the end of its log, as far as there is one. Only members of the class are in it. `taskOf`: the task of a round;
 * null if this version does not know its challenge.
 */
export function classReport(session: Session, taskOf: (round: number) => Task | null): ClassReport {
  const board = classBoard(session);
  const outcomes = session.questions.map((question) => predictionOutcome(session, question));
  return {
    session,
    board,
    students: board.rows.map(({ participant, results }) =>
      studentPath({ session, taskOf, outcomes }, participant, (round) => {
        const column = board.rounds.findIndex((one) => one.round === round);
        return results[column]?.run.number ?? null;
      }),
    ),
    summary: classSummary(session, taskOf),
  };
}
