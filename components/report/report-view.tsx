import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/teach/sessions/local-time";
import { Button } from "@/components/ui/button";
import { dotted } from "@/components/ui/dotted";
import { Notice } from "@/components/ui/notice";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { SessionEvent } from "@/lib/session/log/events";
import type { Participant } from "@/lib/session/log/session";
import type { ClassReport } from "@/lib/session/report/class-report";
import type { LogFile } from "@/lib/session/report/log-file";
import { BoardSection } from "./board-section";
import { ClassSection } from "./class-section";
import { Downloads } from "./downloads";
import { NameList } from "./name-list";
import { StudentSection } from "./student-section";
import type { NameKeeper } from "./use-real-names";

type ReportViewProps = {
  readonly about: LogFile["session"];
  readonly report: ClassReport;
  readonly log: readonly SessionEvent[];
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** Those whose real names can be noted. */
  readonly nameable: readonly Participant[];
  readonly keeper: NameKeeper;
  /** Loads what has happened since; only of a class that is still live. */
  readonly onRefresh: () => void;
};

/** Everything that a teacher takes home of a class. */
export function ReportView(props: ReportViewProps) {
  const { about, report, log, challenges, nameable, keeper, onRefresh } = props;
  const t = useTranslations("report");
  const { names } = keeper;
  const { session, board, students } = report;
  const runs = students.reduce((sum, { participant }) => sum + participant.runs.length, 0);
  const isLive = session.phase.kind !== "ended";
  return (
    <>
      <header className="flex flex-col gap-1">
        <h1 className="break-words text-2xl">
          <bdi>{about.title}</bdi>
        </h1>
        <p className="flex flex-wrap gap-x-4 text-ink-muted text-sm">
          <LocalTime at={about.createdAt} />
          <span className="tabular">
            {dotted([t("students", { count: board.rows.length }), t("runs", { count: runs })])}
          </span>
        </p>
        <p className="text-ink-muted text-sm print:hidden">{t("forTeachers")}</p>
      </header>
      {isLive && (
        <Notice tone="warning">
          <p className="flex flex-wrap items-center gap-3">
            <span>{t("live")}</span>
            <Button size="sm" onClick={onRefresh}>
              <RotateCw aria-hidden />
              <span>{t("refresh")}</span>
            </Button>
          </p>
        </Notice>
      )}
      {session.participants.length === 0 ? (
        <p className="text-ink-muted">{t("empty")}</p>
      ) : (
        <>
          <Downloads {...{ about, report, log, names }} />
          <NameList students={nameable} keeper={keeper} />
          <BoardSection {...{ report, names }} />
          <ClassSection {...{ report, names, challenges }} />
          <StudentSection {...{ report, names }} />
        </>
      )}
    </>
  );
}
