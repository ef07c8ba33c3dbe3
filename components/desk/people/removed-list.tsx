"use client";

import { ChevronRight, UserCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { StudentName } from "@/components/board/student-name";
import { Button } from "@/components/ui/button";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Participant } from "@/lib/session/log/session";

type RemovedListProps = {
  /** In the order of joining. */
  readonly removed: readonly Participant[];
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** The students whom the host has removed, collapsed; one press lets a student back in. */
export const RemovedList = memo(function RemovedList({ removed, readOnly, onCommand }: RemovedListProps) {
  const t = useTranslations("host.removed");
  if (removed.length === 0) return null;
  return (
    <details className="group shrink-0 border-line border-t pt-2 text-sm">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-control pe-2 text-ink-muted hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 transition-transform group-open:rotate-90 rtl:-scale-x-100"
        />
        <span>{t("title", { count: removed.length })}</span>
      </summary>
      <ul className="mt-1 grid max-h-40 grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-x-4 overflow-y-auto">
        {removed.map(({ id, nickname }) => (
          <li key={id} className="flex min-h-9 items-center gap-2 border-line/60 border-b py-0.5">
            <span className="min-w-0 flex-1 truncate text-ink-muted">
              <StudentName {...{ id, nickname }} />
            </span>
            <Button
              size="sm"
              disabled={readOnly}
              aria-label={t("letBackInNamed", { nickname })}
              onClick={() => onCommand({ type: "readmit-participants", participants: [id] })}
            >
              <UserCheck aria-hidden />
              <span>{t("letBackIn")}</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
});
