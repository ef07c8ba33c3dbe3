import type { ReactNode } from "react";
import { Brand } from "./brand";

type SiteHeaderProps = {
  href: string;
  /** Accessible name of the logo's link. */
  home: string;
  children?: ReactNode;
};

/** The top of a page: the logo, and controls that belong to the reader rather than to the page. A plain link, so that nothing is prefetched. */
export function SiteHeader({ href, home, children }: SiteHeaderProps) {
  return (
    <header className="flex items-center justify-between gap-4 px-4 py-3 sm:px-8 sm:py-5">
      <a
        href={href}
        aria-label={home}
        className="inline-flex items-center rounded-control pointer-coarse:min-h-11"
      >
        <Brand />
      </a>
      <div className="flex items-center gap-1">{children}</div>
    </header>
  );
}
