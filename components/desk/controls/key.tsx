/** A key as it is printed. */
export function Key({ written }: { written: string }) {
  return (
    <kbd
      dir="ltr"
      className="inline-flex min-w-6 justify-center rounded-[0.3rem] border border-line-strong/60 bg-sunken px-1.5 font-sans text-ink-muted text-xs leading-5"
    >
      {written}
    </kbd>
  );
}
