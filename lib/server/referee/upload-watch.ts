import type { ParticipantId } from "@/lib/session/log/events";

/** Which seats are sending a network just now, or having one checked, whatever it is worth. */
export type UploadWatch = {
  /** A seat's upload begins: its header is here, and its body may take a minute. Gives what ends it, when it is answered. */
  begin(session: string, seat: ParticipantId): () => void;
  isUnderWay(session: string, seat: ParticipantId): boolean;
};

/** However short it was, whoever looks once a second sees it. */
const SEEN_FOR_MS = 2_000;

export function createUploadWatch(): UploadWatch {
  const uploads = new Map<string, number>();
  const add = (key: string, count: 1 | -1) => {
    const now = (uploads.get(key) ?? 0) + count;
    if (now === 0) uploads.delete(key);
    else uploads.set(key, now);
  };
  return {
    begin(session, seat) {
      const key = `${session} ${seat}`;
      add(key, 1);
      return () => void setTimeout(add, SEEN_FOR_MS, key, -1).unref();
    },
    isUnderWay: (session, seat) => uploads.has(`${session} ${seat}`),
  };
}
