/** Isolates text of unknown direction, so that it does not reorder the text around it (Unicode's first-strong isolate). */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Isolates a number, so that its sign stays in front of it in right-to-left text. */
export function isolateNumber(number: string): string {
  return `\u2066${number}\u2069`;
}
