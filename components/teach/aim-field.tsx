"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { MAX_AIM_CHARACTERS } from "@/lib/session/decide/plan";

type AimFieldProps = { aim: string | null; onChange: (aim: string | null) => void };

/** What a round is to show, in a line of the teacher's own. Kept as it is typed, but for spaces round it. */
export function AimField({ aim, onChange }: AimFieldProps) {
  const t = useTranslations("teach.plan.rules");
  const [typed, setTyped] = useState(aim ?? "");
  return (
    <Field label={t("aim")} hint={t("aimHint")}>
      <Input
        dir="auto"
        maxLength={MAX_AIM_CHARACTERS}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          const trimmed = event.target.value.trim();
          onChange(trimmed === "" ? null : trimmed);
        }}
      />
    </Field>
  );
}
