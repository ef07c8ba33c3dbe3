import { useTranslations } from "next-intl";
import { isolate } from "@/components/board/isolate";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Colleague, SessionTeachers } from "./teachers-dialog";

type Props = {
  readonly shown: SessionTeachers;
  readonly busy: boolean;
  readonly onRemove: (teacherId: string) => void;
  readonly onHandOver: (to: Colleague) => void;
};

/** Host and co-teachers. The host may remove these and hand over to one of them; each of them may leave. */
export function TeacherList({ shown, busy, onRemove, onHandOver }: Props) {
  const t = useTranslations("lessons.teachers");
  const { host, coTeachers, self } = shown;
  const named = (action: string, { name }: Colleague) => t("actionOn", { action, name: isolate(name) });
  return (
    <ul aria-label={t("list")} className="divide-y divide-line rounded-control border border-line">
      {[host, ...coTeachers].map((teacher) => (
        <li key={teacher.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
          <div className="min-w-0 flex-1 basis-40">
            <p className="break-words font-medium">
              {teacher.id === self ? t("you", { name: isolate(teacher.name) }) : isolate(teacher.name)}
            </p>
            <p dir="ltr" className="break-all text-start text-ink-muted text-sm rtl:text-end" translate="no">
              {teacher.email}
            </p>
          </div>
          {teacher === host ? (
            <Badge tone="accent">{t("host")}</Badge>
          ) : self === host.id ? (
            <div className="flex gap-1">
              <Button
                size="sm"
                variant="quiet"
                disabled={busy}
                aria-label={named(t("handOver"), teacher)}
                onClick={() => onHandOver(teacher)}
              >
                {t("handOver")}
              </Button>
              <ConfirmDialog
                danger
                title={t("removeTitle", { name: isolate(teacher.name) })}
                body={t("removeBody")}
                confirmLabel={t("remove")}
                onConfirm={() => onRemove(teacher.id)}
                trigger={
                  <Button size="sm" variant="quiet" disabled={busy} aria-label={named(t("remove"), teacher)}>
                    {t("remove")}
                  </Button>
                }
              />
            </div>
          ) : teacher.id === self ? (
            <ConfirmDialog
              danger
              title={t("leaveTitle")}
              body={t("leaveBody")}
              confirmLabel={t("leave")}
              onConfirm={() => onRemove(teacher.id)}
              trigger={
                <Button size="sm" variant="quiet" disabled={busy}>
                  {t("leave")}
                </Button>
              }
            />
          ) : (
            <Badge>{t("coTeacher")}</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
