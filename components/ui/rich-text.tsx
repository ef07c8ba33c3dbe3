import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from "react";

/**
 * A sentence with markup in it, as `t.rich` makes it. Each part gets its own element, so that React can still change or remove the
 * sentence while the browser translates the page: see docs/decisions/0027-pages-that-browsers-translate.md.
 */
export function RichText({ children }: { children: ReactNode }): ReactNode {
  const parts = Children.toArray(children);
  if (parts.every((part) => typeof part === "string")) return <span>{parts.join("")}</span>;
  return parts.map((part, index) => {
    if (typeof part === "string" && part.trim() === "") return part;
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence stay in their order
    if (typeof part === "string") return <span key={index}>{part}</span>;
    return isValidElement(part) ? withOneText(part as ReactElement<{ children?: ReactNode }>) : part;
  });
}

/** Markup gets its words as a list, which React would render as bare text next to other nodes. */
function withOneText(mark: ReactElement<{ children?: ReactNode }>): ReactElement {
  const { children } = mark.props;
  const isList = Array.isArray(children) && children.every((part) => typeof part === "string");
  return isList ? cloneElement(mark, {}, children.join("")) : mark;
}
