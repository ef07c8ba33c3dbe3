"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isolate } from "@/components/board/isolate";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/form/select";
import type { SessionTeachers } from "./teachers-dialog";

type Props = {
  readonly shown: SessionTeachers;
  readonly busy: boolean;
  readonly onAdd: (teacherId: string) => void;
};

/** Chooses one of the server's other teachers. Those of the same name are told apart by their addresses. */
export function AddColleague({ shown, busy, onAdd }: Props) {
  const t = useTranslations("lessons.teachers");
  const [chosen, setChosen] = useState("");
  const { others, coTeachers } = shown;
  if (others.length === 0)
    return <p className="text-ink-muted">{coTeachers.length === 0 ? t("noOthers") : t("allAdded")}</p>;
  const options = others.map(({ id, name, email }) => ({
    value: id,
    label: t("account", { name: isolate(name), email: isolate(email) }),
  }));
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== "") onAdd(chosen);
      }}
    >
      <Select
        label={t("add")}
        value={chosen}
        onValueChange={setChosen}
        options={options}
        shown={chosen === "" ? t("choose") : undefined}
        className="flex-1 basis-64"
      />
      <Button type="submit" disabled={busy || chosen === ""}>
        <UserPlus aria-hidden />
        <span>{t("addAction")}</span>
      </Button>
    </form>
  );
}
