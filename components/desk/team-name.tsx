import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { isComposing } from "@/components/ui/composing";
import { Input } from "@/components/ui/form/input";

type TeamNameProps = {
  readonly name: string;
  readonly disabled: boolean;
  readonly onRename: (name: string) => Promise<unknown>;
};

/** Well above what a name may have: a name that is too long is refused in a sentence, and not cut. */
const MAX_LENGTH = 200;

/** A team's name, to be written over: done on leaving the field or with Enter, left as it was with Escape. */
export function TeamName({ name, disabled, onRename }: TeamNameProps) {
  const t = useTranslations("host.teams");
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  const cleaned = typed.trim();

  const finish = () => {
    if (cleaned === "") setTyped(name);
    else if (cleaned !== name) void onRename(cleaned);
  };
  return (
    <div className="flex flex-col gap-1">
      <Input
        dir="auto"
        aria-label={t("name", { name })}
        aria-invalid={cleaned === ""}
        maxLength={MAX_LENGTH}
        disabled={disabled}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === "Enter") finish();
          if (event.key !== "Escape" || typed === name) return;
          // The first Escape is the field's, the next one closes the window.
          event.stopPropagation();
          setTyped(name);
        }}
        className="h-8 px-2 font-medium text-sm"
      />
      {cleaned === "" && (
        <p role="alert" className="text-danger text-xs">
          {t("nameEmpty")}
        </p>
      )}
    </div>
  );
}
