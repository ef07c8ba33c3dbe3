/** What of a typed or pasted text belongs to a code. */
export type TypedCode = {
  readonly code: string;
  /** The last symbol typed that no code holds, such as O or 1; null when there was none. */
  readonly refused: string | null;
};

/**
 * Keeps the symbols of `alphabet`, in any case, up to `length` of them. Spaces and dashes are how people write codes and
 * are passed over; so is the address of a join link, of which only the end counts.
 */
export function readTypedCode(typed: string, alphabet: string, length: number): TypedCode {
  const symbols = [...typed.slice(typed.lastIndexOf("/") + 1).toUpperCase()];
  const kept = symbols.filter((symbol) => alphabet.includes(symbol));
  const refused = symbols
    .filter((symbol) => !alphabet.includes(symbol) && /[\p{L}\p{N}]/u.test(symbol))
    .at(-1);
  return { code: kept.slice(0, length).join(""), refused: refused ?? null };
}
