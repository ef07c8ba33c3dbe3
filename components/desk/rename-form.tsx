"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Input, isComposing } from "@/components/ui/form/input";
import type { ProblemCode } from "@/lib/session/decide/problem";

type RenameFormProps = {
  readonly nickname: string;
  readonly onCancel: () => void;
  readonly onRename: (nickname: string) => Promise<ProblemCode | null>;
};

/** Edits a nickname in place. Escape cancels. */
export function RenameForm({ nickname, onCancel, onRename }: RenameFormProps) {
  const t = useTranslations("host");
  const problems = useTranslations("problems");
  const [typed, setTyped] = useState(nickname);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);

  return (
    <form
      className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 py-1"
      onSubmit={async (event) => {
        event.preventDefault();
        setRefusal(await onRename(typed));
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || isComposing(event)) return;
        // It is not meant for what the form is in.
        event.stopPropagation();
        onCancel();
      }}
    >
      <Input
        autoFocus
        aria-label={t("roster.newName", { nickname })}
        aria-invalid={refusal !== null}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        className="h-8 min-w-0 flex-1 px-2 text-sm"
        dir="auto"
      />
      <Button type="submit" variant="primary" size="sm">
        {t("roster.saveName")}
      </Button>
      <p role="alert" className={cn("w-full text-danger text-xs", refusal === null && "hidden")}>
        {refusal !== null && problems(refusal)}
      </p>
    </form>
  );
}
