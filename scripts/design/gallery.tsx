import { LOCALES, type Locale, nameOf } from "@/lib/i18n/locales";
import type { Shelf, Specimen } from "./specimen";

/** What the address of the page asks for: a language, a theme, and a single specimen or all of them. */
export type Wanted = {
  readonly locale: Locale;
  readonly theme: "light" | "dark";
  readonly only: string | null;
};

/** The size of a window; a screen is rendered at this size and shown at half of it. */
const WINDOW = { width: 1366, height: 768 };
const SHOWN = 0.5;

function addressOf({ locale, theme, only }: Wanted): string {
  const query = new URLSearchParams({ locale, theme, ...(only === null ? {} : { only }) });
  return `?${query}`;
}

/** The name of a specimen in the address. */
export function idOf(shelf: Shelf, { name }: Specimen): string {
  return `${shelf.title}: ${name}`;
}

export function findSpecimen(shelves: readonly Shelf[], id: string): Specimen | null {
  return shelves.flatMap((shelf) => shelf.specimens.filter((one) => idOf(shelf, one) === id))[0] ?? null;
}

/** All specimens on one page, for developers, so its own text is only in English. */
export function Gallery({ shelves, wanted }: { shelves: readonly Shelf[]; wanted: Wanted }) {
  return (
    <div className="mx-auto max-w-6xl px-6 pb-24" translate="no">
      <header
        dir="ltr"
        lang="en"
        className="sticky top-0 z-20 -mx-6 mb-8 flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b bg-canvas px-6 py-3 text-sm"
      >
        <h1 className="text-lg">Design</h1>
        <nav className="flex flex-wrap gap-x-4">
          {shelves.map(({ title }) => (
            <a key={title} href={`#${title}`} className="underline underline-offset-4">
              {title}
            </a>
          ))}
        </nav>
        <nav className="ms-auto flex gap-4">
          {LOCALES.map((locale) => (
            <a key={locale} href={addressOf({ ...wanted, locale })} aria-current={locale === wanted.locale}>
              {nameOf(locale)}
            </a>
          ))}
          {(["light", "dark"] as const).map((theme) => (
            <a key={theme} href={addressOf({ ...wanted, theme })} aria-current={theme === wanted.theme}>
              {theme}
            </a>
          ))}
        </nav>
      </header>
      {shelves.map((shelf) => (
        <section key={shelf.title} id={shelf.title} className="mb-16 scroll-mt-20">
          <h2 dir="ltr" lang="en" className="mb-6 text-2xl">
            {shelf.title}
          </h2>
          <div className="grid grid-cols-1 gap-8">
            {shelf.specimens.map((specimen) => (
              <Shown key={specimen.name} {...{ specimen }} address={alone(shelf, specimen, wanted)} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function alone(shelf: Shelf, specimen: Specimen, wanted: Wanted): string {
  return addressOf({ ...wanted, only: idOf(shelf, specimen) });
}

function Shown({ specimen: { name, as, shown }, address }: { specimen: Specimen; address: string }) {
  return (
    <figure className="min-w-0">
      <figcaption dir="ltr" lang="en" className="mb-2 text-ink-muted text-sm">
        <a href={address} className="underline underline-offset-4">
          {name}
        </a>
      </figcaption>
      {as === "part" ? (
        <div className="rounded-card border border-line border-dashed p-5">{shown}</div>
      ) : (
        // A page of its own, for whatever fills the window, listens for keys or opens over everything.
        <div
          className="overflow-hidden rounded-card border border-line"
          style={{ width: SHOWN * WINDOW.width, height: SHOWN * WINDOW.height }}
        >
          <iframe
            title={name}
            src={address}
            loading="lazy"
            className="origin-top-left rtl:origin-top-right"
            style={{ ...WINDOW, transform: `scale(${SHOWN})` }}
          />
        </div>
      )}
    </figure>
  );
}
