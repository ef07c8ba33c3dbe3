import type { ReactNode } from "react";

/** How a picture's sentence marks its numbers. */
export const STRONG = {
  strong: (words: ReactNode) => <strong className="tabular font-semibold">{words}</strong>,
};
