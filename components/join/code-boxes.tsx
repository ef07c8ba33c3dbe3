import { CODE_LENGTH } from "@/lib/session/names/join-code";

/** What is selected of the code; where both are the same, the caret stands before that symbol. */
export type CodeSelection = { readonly from: number; readonly to: number };

/**
 * What has been typed, one symbol a box, with the caret where the next key will act. The field itself lies invisibly on top: screen readers meet one
 * field, not six, and pasting, autofill and every keyboard work in it as in any other.
 */
export function CodeBoxes({
  code,
  selection,
  wrong,
}: {
  code: string;
  selection: CodeSelection;
  wrong: boolean;
}) {
  const { from, to } = selection;
  const isFull = from === CODE_LENGTH;
  const caretBox = from < to ? to - 1 : Math.min(from, CODE_LENGTH - 1);
  return (
    <div aria-hidden translate="no" className="flex gap-2 sm:gap-3">
      {Array.from({ length: CODE_LENGTH }, (_, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place.
          key={place}
          data-caret={place === caretBox || undefined}
          data-selected={(place >= from && place < to) || undefined}
          className={[
            "relative grid h-16 min-w-0 flex-1 place-items-center rounded-control border-2 bg-surface font-mono font-semibold",
            "text-3xl transition-colors duration-150 sm:h-20 sm:text-4xl",
            wrong ? "border-danger" : code[place] ? "border-ink/70" : "border-line-strong/60",
            "group-focus-within:data-caret:border-accent group-focus-within:data-caret:shadow-[0_0_0_3px_color-mix(in_oklab,var(--accent)_30%,transparent)]",
            "group-focus-within:data-selected:bg-[color-mix(in_oklab,var(--accent)_14%,var(--surface))]",
            place === CODE_LENGTH / 2 ? "ms-2 sm:ms-4" : "",
          ].join(" ")}
        >
          {code[place] ?? ""}
          {place === caretBox && (
            <span
              className={[
                "absolute top-[22%] hidden h-[56%] w-0.5 rounded-full bg-accent group-focus-within:block motion-safe:animate-pulse",
                from < to || isFull
                  ? "right-[16%]"
                  : code[place]
                    ? "left-[16%]"
                    : "left-1/2 -translate-x-1/2",
              ].join(" ")}
            />
          )}
        </span>
      ))}
    </div>
  );
}
