import { ReportFrame, ReportMessage } from "@/components/report/report-frame";
import { ReportView } from "@/components/report/report-view";
import type { NameKeeper } from "@/components/report/use-real-names";
import { fold } from "@/lib/session/log/apply";
import type { RealNames } from "@/lib/session/names/real-name";
import { classReport } from "@/lib/session/report/class-report";
import { reportedLog } from "@/lib/testing/session/reported-class";
import { CHALLENGES, SESSION_ID, TASKS, TITLE } from "../sample-class";
import { accepted, nothing, type Shelf, screen } from "../specimen";

const CREATED_AT = "2026-11-30T08:00:00.000Z";
const NAMES: RealNames = { 0: "Ada Lovelace", 1: "نور عبد الله", 4: "Émilie du Châtelet-Lomont de Breteuil" };

function keeperOf(names: RealNames): NameKeeper {
  return { names, saving: new Set(), saved: new Set([0]), refusal: null, note: accepted };
}

function Report({
  students,
  until = 1,
  names = {},
}: {
  students: number;
  until?: number;
  names?: RealNames;
}) {
  const whole = reportedLog({ title: TITLE, students });
  const log = whole.slice(0, Math.round(until * whole.length));
  const session = fold(log);
  return (
    <ReportFrame sessionId={SESSION_ID} printable>
      <ReportView
        about={{ id: SESSION_ID, title: TITLE, createdAt: CREATED_AT }}
        report={classReport(session, (round) => TASKS[round] ?? null)}
        challenges={CHALLENGES}
        nameable={session.participants}
        keeper={keeperOf(names)}
        onRefresh={nothing}
        {...{ log }}
      />
    </ReportFrame>
  );
}

/** What a teacher takes home. */
export const REPORT: Shelf = {
  title: "Report",
  specimens: [
    screen("Six students", <Report students={6} />),
    screen("Thirty students, some with real names", <Report students={30} names={NAMES} />),
    screen("A class that is live, in its first round", <Report students={4} until={0.2} />),
    screen("Nobody has joined", <Report students={6} until={0.005} />),
    screen(
      "Loading",
      <ReportFrame sessionId={SESSION_ID} printable={false}>
        <ReportMessage kind="loading" loaded={0.4} busy={false} />
      </ReportFrame>,
    ),
    screen(
      "Not loaded",
      <ReportFrame sessionId={SESSION_ID} printable={false}>
        <ReportMessage kind="failed" problem="no-answer" onRetry={nothing} />
      </ReportFrame>,
    ),
  ],
};
