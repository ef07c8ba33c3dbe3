import { LoaderCircle } from "lucide-react";
import { cn } from "./class-names";

/** Work under way. With a label it is announced; without one, the text next to it has to say so. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? "status" : undefined} className="inline-flex">
      <LoaderCircle aria-hidden className={cn("size-5 animate-spin", className)} />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
