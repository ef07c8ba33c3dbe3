import { Fragment, isValidElement, type ReactNode } from "react";

/** The non-empty parts with a dot between them. An element whose component renders nothing still counts as a part, so check beforehand. */
export function Dotted({ parts }: { parts: readonly ReactNode[] }) {
  const shown = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== "");
  return shown.map((part, index) => (
    <Fragment key={isValidElement(part) && part.key !== null ? part.key : index}>
      {index > 0 && <span>{" · "}</span>}
      <span>{part}</span>
    </Fragment>
  ));
}

/** The same as plain text. */
export function dotted(parts: readonly (string | null | false)[]): string {
  return parts.filter(Boolean).join(" · ");
}
