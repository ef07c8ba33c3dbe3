/** Letters of a name or a title in the name of a file at most. */
const MOST_LETTERS = 40;

/** What a card's picture is called: the nickname with what any file system allows, and the day (local time). */
export function cardFile(nickname: string, day: Date): string {
  return `${fileStem(nickname, null, day)}.png`;
}

/** What a file is called, without its ending: a name or a title with what any file system allows, what is in the file (null: that says itself), and the day (local time). */
export function fileStem(title: string, content: string | null, day: Date): string {
  const name = title
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, MOST_LETTERS);
  const two = (number: number) => String(number).padStart(2, "0");
  const date = [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join("-");
  return ["downhill", name, content ?? "", date].filter((part) => part !== "").join("-");
}
