import type { Participant } from "@/lib/session/log/session";
import type { RealNames } from "@/lib/session/names/real-name";

/** A student: the real name, if the teacher has noted it, and the nickname. */
export function WhoIs({
  participant: { id, nickname },
  names,
}: {
  participant: Participant;
  names: RealNames;
}) {
  const name = names[id];
  if (name === undefined) return <bdi translate="no">{nickname}</bdi>;
  return (
    <>
      <bdi translate="no">{name}</bdi>{" "}
      <span className="font-normal text-[0.85em] text-ink-muted">
        <bdi translate="no">{nickname}</bdi>
      </span>
    </>
  );
}
