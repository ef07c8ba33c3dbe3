"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-class";
import { cn } from "@/components/ui/class-names";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "../refusal-notice";

type Props = Pick<ButtonLook, "size"> & {
  label: string;
  /** What the issuer of OpenID Connect is called. */
  name: string;
  /** Leaves the page for the issuer's, or returns the problem. */
  onLeave: () => Promise<ProblemCode | null>;
};

/** A button that leads to the issuer's own pages, from which the browser comes back. */
export function LeavingButton({ label, name, size, onLeave }: Props) {
  const t = useTranslations("identity");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  useEffect(() => {
    // Whoever goes back may find this page as they left it.
    const shown = ({ persisted }: PageTransitionEvent) => persisted && setPending(false);
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);

  async function leave(): Promise<void> {
    setPending(true);
    setRefusal(null);
    const refused = await onLeave();
    if (refused === null) return;
    setRefusal(refused);
    setPending(false);
  }

  return (
    <>
      {refusal !== null && <RefusalNotice code={refusal} />}
      <Button
        size={size}
        className={cn(
          "h-auto max-w-full whitespace-normal py-2 text-balance",
          size === "lg" ? "min-h-12" : "min-h-10",
        )}
        aria-disabled={pending}
        onClick={() => {
          if (!pending) void leave();
        }}
      >
        <KeyRound aria-hidden />
        <span>{pending ? t("leaving", { name }) : label}</span>
      </Button>
    </>
  );
}
