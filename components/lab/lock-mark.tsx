import { Lock } from "lucide-react";

/** Beside the label of a control that the round holds at a value; `LockNote` says why. */
export function LockMark() {
  return <Lock aria-hidden="true" className="ms-1 inline size-3.5 align-[-0.125em] text-ink-muted" />;
}
