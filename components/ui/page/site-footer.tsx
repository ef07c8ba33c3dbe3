/** The bottom of a page: which version this server runs, for whoever is asked about it. */
export function SiteFooter({ label }: { label: string }) {
  return (
    <footer className="px-4 py-4 text-ink-muted text-xs sm:px-8">
      <span>{label}</span>{" "}
      <bdi dir="ltr" translate="no" className="tabular">
        {process.env.DOWNHILL_VERSION}
      </bdi>
    </footer>
  );
}
