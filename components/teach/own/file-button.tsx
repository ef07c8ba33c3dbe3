"use client";

import { type ComponentProps, type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";

type FileButtonProps = Omit<ComponentProps<typeof Button>, "children" | "onClick"> & {
  /** The name of the field behind the button. */
  readonly label: string;
  /** Endings and types of the files that are offered, as in HTML. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
};

/** A button that lets somebody choose a file. */
export function FileButton({ label, accept, onFile, children, ...button }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => field.current?.click()}>
        {children}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) onFile(chosen);
          // So that the same file can be chosen again after it was corrected.
          target.value = "";
        }}
      />
    </>
  );
}
