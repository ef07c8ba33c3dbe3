import { Fragment, isValidElement, type ReactNode } from "react";

/** What there is to say, with a dot between: parts that are nothing leave no dot behind. A component that shows nothing is not nothing yet, so ask first. */
export function Dotted({ parts }: { parts: readonly ReactNode[] }) {
  const shown = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== "");
  return shown.map((part, index) => (
    <Fragment key={isValidElement(part) && part.key !== null ? part.key : index}>
      {index > 0 && <span>{" · "}</span>}
      <span>{part}</span>
    </Fragment>
  ));
}

/** The same as a text. */
export function dotted(parts: readonly (string | null | false)[]): string {
  return parts.filter(Boolean).join(" · ");
}
