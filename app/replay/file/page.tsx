import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/app/messages-provider";
import { LiveFileReplay } from "@/components/replay/live-file-replay";
import { REPLAY_AREAS } from "@/components/replay/replay-areas";
import { ALL_CHALLENGES, challengeInfo } from "@/lib/challenges/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("replay.fromFile"))("title") };
}

/** Plays a replay from a file. Nobody has to sign in: the server is sent nothing of it. */
export default function ReplayFilePage() {
  return (
    <Messages namespaces={REPLAY_AREAS}>
      <LiveFileReplay catalogue={ALL_CHALLENGES.map(challengeInfo)} />
    </Messages>
  );
}
