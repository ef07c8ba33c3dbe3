/** What has been typed, one symbol a box. The field itself lies invisibly on top: screen readers meet one field, not six. */
export function CodeBoxes({ code, length, wrong }: { code: string; length: number; wrong: boolean }) {
  return (
    <div aria-hidden translate="no" className="flex gap-2 sm:gap-3">
      {Array.from({ length }, (_, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place.
          key={place}
          data-next={place === Math.min(code.length, length - 1) || undefined}
          className={[
            "grid h-16 min-w-0 flex-1 place-items-center rounded-control border-2 bg-surface font-mono font-semibold",
            "text-3xl transition-colors duration-150 sm:h-20 sm:text-4xl",
            wrong ? "border-danger" : code[place] ? "border-ink/70" : "border-line-strong/60",
            "group-focus-within:data-next:border-accent group-focus-within:data-next:shadow-[0_0_0_3px_color-mix(in_oklab,var(--accent)_30%,transparent)]",
            place === length / 2 ? "ms-2 sm:ms-4" : "",
          ].join(" ")}
        >
          {code[place] ?? ""}
        </span>
      ))}
    </div>
  );
}
