import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { fileStem } from "@/components/lab/own-card/card-file";
import { saveFile } from "@/components/lab/save-file";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { SessionEvent } from "@/lib/session/log/events";
import type { RealNames } from "@/lib/session/names/real-name";
import type { ClassReport } from "@/lib/session/report/class-report";
import { type LogFile, logFile } from "@/lib/session/report/log-file";
import { csvFile } from "./csv-file";
import { TABLES, useReportTables } from "./report-tables";

type DownloadsProps = {
  readonly about: LogFile["session"];
  readonly report: ClassReport;
  readonly log: readonly SessionEvent[];
  readonly names: RealNames;
};

/** The report as tables, and the log, as files. They are made here on the page: no server makes or keeps them. */
export function Downloads({ about, report, log, names }: DownloadsProps) {
  const t = useTranslations("report.downloads");
  const tableOf = useReportTables(report, names);
  const nameOf = (content: string, ending: string) =>
    `${fileStem(about.title, content, new Date(about.createdAt))}.${ending}`;
  return (
    <Card title={t("title")} className="print:hidden">
      <div className="flex flex-wrap gap-2">
        {TABLES.map((table) => (
          <Button
            key={table}
            size="sm"
            onClick={() =>
              saveFile(
                nameOf(table, "csv"),
                new Blob([csvFile(tableOf(table))], { type: "text/csv;charset=utf-8" }),
              )
            }
          >
            <Download aria-hidden />
            <span>{t(table)}</span>
            <span dir="ltr" className="text-ink-muted text-xs">
              CSV
            </span>
          </Button>
        ))}
        <Button
          size="sm"
          onClick={() =>
            saveFile(nameOf("log", "json"), new Blob(logFile(about, log), { type: "application/json" }))
          }
        >
          <Download aria-hidden />
          <span>{t("log")}</span>
          <span dir="ltr" className="text-ink-muted text-xs">
            JSON
          </span>
        </Button>
      </div>
      <p className="max-w-prose text-ink-muted text-sm">
        <span>{t("tables")}</span> {Object.keys(names).length > 0 && <span>{t("withNames")}</span>}
      </p>
    </Card>
  );
}
