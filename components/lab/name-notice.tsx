"use client";

import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input, isComposing } from "@/components/ui/form/input";
import { DismissButton } from "@/components/ui/notice";
import { RichText } from "@/components/ui/rich-text";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Participant } from "@/lib/session/log/session";
import { mayChooseNickname } from "@/lib/session/names/nickname";

type NameNoticeProps = {
  readonly self: Pick<Participant, "nickname" | "wish" | "wishesRefused">;
  /** Whether requests are impossible, because the page is offline. */
  readonly disabled: boolean;
  /** Resolves to the problem, or to null on success. */
  readonly onChoose: (nickname: string) => Promise<ProblemCode | null>;
};

/** Tells a student that the name they chose needs the teacher's approval, or how the teacher decided. Renders nothing for anyone else. */
export function NameNotice({ self, disabled, onChoose }: NameNoticeProps) {
  const { nickname, wish, wishesRefused } = self;
  const t = useTranslations("lab.naming");
  const [choosing, setChoosing] = useState(false);
  const state = `${nickname}/${wish === null}/${wishesRefused}`;
  const [dismissed, setDismissed] = useState<string | null>(null);
  if ((wish === null && wishesRefused === 0) || dismissed === state) return null;

  return (
    <section
      aria-label={t("title")}
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2 border-line border-y bg-accent/8 px-4 py-2 text-sm"
    >
      <p role="status" className="flex min-w-0 items-start gap-2">
        <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
        <span className="min-w-0 break-words">
          <RichText>
            {t.rich(wish === null ? "decided" : "waiting", {
              nickname,
              name: (words) => (
                <bdi translate="no" className="font-semibold">
                  {words}
                </bdi>
              ),
            })}
          </RichText>
        </span>
      </p>
      {choosing ? (
        <ChooseForm disabled={disabled} onChoose={onChoose} onClose={() => setChoosing(false)} />
      ) : (
        <span className="flex flex-wrap items-center gap-2">
          {mayChooseNickname(self) && (
            <Button size="sm" disabled={disabled} onClick={() => setChoosing(true)}>
              {t("another")}
            </Button>
          )}
          {wish !== null && (
            <Button size="sm" variant="quiet" disabled={disabled} onClick={() => void onChoose(nickname)}>
              {t("stay")}
            </Button>
          )}
          {wish === null && <DismissButton label={t("dismiss")} onClick={() => setDismissed(state)} />}
        </span>
      )}
    </section>
  );
}

function ChooseForm({
  disabled,
  onChoose,
  onClose,
}: Pick<NameNoticeProps, "disabled" | "onChoose"> & { onClose: () => void }) {
  const t = useTranslations("lab.naming");
  const problems = useTranslations("problems");
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const id = useId();
  return (
    <form
      className="flex min-w-0 flex-wrap items-center gap-2"
      onSubmit={async (event) => {
        event.preventDefault();
        const refused = await onChoose(typed);
        setRefusal(refused);
        if (refused === null) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !isComposing(event)) onClose();
      }}
    >
      <Input
        autoFocus
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={400}
        aria-label={t("label")}
        placeholder={t("label")}
        aria-invalid={refusal !== null}
        aria-describedby={`${id}-refusal`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="h-8 w-44 px-2 text-sm"
      />
      <Button type="submit" size="sm" disabled={disabled}>
        {t("save")}
      </Button>
      <Button size="sm" variant="quiet" onClick={onClose}>
        {t("cancel")}
      </Button>
      <p
        id={`${id}-refusal`}
        role="alert"
        className={refusal === null ? "hidden" : "w-full text-danger text-xs"}
      >
        {refusal !== null && problems(refusal)}
      </p>
    </form>
  );
}
