import type { Session } from "@/lib/session/log/session";

/** Whether two states of a session certainly have the same digests. Cheap, and ignores what no digest contains, such as who is connected. */
export function haveSameDigests(one: Session, other: Session): boolean {
  return (
    one.plan === other.plan &&
    one.hidden.board === other.hidden.board &&
    sameItems(one.rounds, other.rounds) &&
    one.participants.length === other.participants.length &&
    one.participants.every(({ runs, removed, admitted }, index) => {
      const also = other.participants[index]!;
      return runs === also.runs && removed === also.removed && admitted === also.admitted;
    })
  );
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
