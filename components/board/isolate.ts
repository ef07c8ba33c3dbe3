/** Text of an unknown direction, kept from reordering what stands around it (Unicode's first-strong isolate). */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A number that keeps its sign in front inside a line that runs right to left. */
export function isolateNumber(number: string): string {
  return `\u2066${number}\u2069`;
}
