"use client";

import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";

export type MoveButtonProps = {
  readonly texts: { readonly go: string; readonly going: string; readonly back: string };
  /** Moves the seat and leaves the page; else the sentence that says why not. */
  readonly onMove: () => Promise<string | null>;
};

/** The one button of the page. After a refusal there is the way back to the boxes, too. */
export function MoveButton({ texts, onMove }: MoveButtonProps) {
  const [moving, setMoving] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const move = async () => {
    if (moving) return;
    setMoving(true);
    setError(null);
    const refusal = await onMove();
    if (refusal === null) return;
    setMoving(false);
    setError(refusal);
  };
  return (
    <>
      {error !== null && (
        <p role="alert" className="mb-6 font-medium text-danger">
          {error}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          variant="primary"
          size="lg"
          aria-disabled={moving}
          onClick={() => void move()}
          className="max-sm:w-full"
        >
          <span>{moving ? texts.going : texts.go}</span>
          <ArrowRight aria-hidden className="rtl:-scale-x-100" />
        </Button>
        {error !== null && (
          <a href="/" className={buttonClass({ size: "lg", className: "max-sm:w-full" })}>
            {texts.back}
          </a>
        )}
      </div>
    </>
  );
}
