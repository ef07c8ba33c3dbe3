/** The bottom of a page: which version this server runs, for whoever is asked about it, and the page that checks a device. */
export function SiteFooter({ label, check }: { label: string; check: string }) {
  return (
    <footer className="flex flex-wrap items-center gap-x-4 px-4 py-4 text-ink-muted text-xs sm:px-8">
      <p>
        <span>{label}</span>{" "}
        <bdi dir="ltr" translate="no" className="tabular">
          {process.env.DOWNHILL_VERSION}
        </bdi>
      </p>
      <a href="/check" className="underline hover:text-ink pointer-coarse:py-3">
        {check}
      </a>
    </footer>
  );
}
