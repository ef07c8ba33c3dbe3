"use client";

import { Check, Copy } from "lucide-react";
import { type ComponentProps, useEffect, useState } from "react";
import { Button } from "./button";

type CopyButtonProps = {
  readonly text: string;
  readonly label: string;
  /** Shown for a moment after copying. */
  readonly doneLabel: string;
  /** On a narrow screen, show only the icon. */
  readonly brief?: boolean;
  readonly variant?: ComponentProps<typeof Button>["variant"];
};

const THANKS_MS = 2_000;

/** Copies `text` and confirms it. */
export function CopyButton({
  text,
  label,
  doneLabel,
  brief = false,
  variant = "secondary",
}: CopyButtonProps) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), THANKS_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <Button variant={variant} size="sm" onClick={async () => setCopied(await copy(text))}>
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite" className={brief ? "max-sm:sr-only" : ""}>
        {copied ? doneLabel : label}
      </span>
    </Button>
  );
}

/** A school's own server often has no certificate, and without HTTPS only the old way to the clipboard works. */
async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => copyBySelection(text),
    );
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
