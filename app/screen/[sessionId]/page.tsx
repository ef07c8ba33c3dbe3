import type { Metadata } from "next";
import { classPlaces } from "@/app/class-places";
import { deskSession } from "@/app/desk-session";
import { Messages } from "@/app/messages-provider";
import { LiveProjector } from "@/components/projector/live-projector";
import { plannedChallenges } from "@/lib/challenges/planned/planned-challenges";
import { pictureNamed } from "@/lib/session/board/pictures/class-picture";

type ScreenPageProps = {
  readonly params: Promise<{ sessionId: string }>;
  readonly searchParams: Promise<{ view?: string | string[] }>;
};

export async function generateMetadata({ params }: Pick<ScreenPageProps, "params">): Promise<Metadata> {
  const { sessionId } = await params;
  return { title: (await deskSession(sessionId)).title };
}

/** The projector. `?view` names the picture of the class to open with. */
export default async function ScreenPage({ params, searchParams }: ScreenPageProps) {
  const { sessionId } = await params;
  const { view } = await searchParams;
  const session = await deskSession(sessionId);
  return (
    <Messages
      namespaces={[
        "projector",
        "host",
        "vote",
        "question",
        "drawings",
        "board",
        "charts",
        "challenges",
        "class-pictures",
        "own-input",
        "scale",
        "lab",
      ]}
    >
      <div data-screen="projector">
        <LiveProjector
          sessionId={session.id}
          code={session.joinCode}
          places={classPlaces()}
          known={plannedChallenges(session.plan)}
          view={pictureNamed(view)}
        />
      </div>
    </Messages>
  );
}
