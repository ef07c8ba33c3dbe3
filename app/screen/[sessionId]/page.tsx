import type { Metadata } from "next";
import { classPlaces } from "@/app/class-places";
import { hostedSession } from "@/app/hosted-session";
import { Messages } from "@/app/messages-provider";
import { plannedTasks } from "@/app/planned-tasks";
import { ProjectorClient } from "./projector-client";

type ScreenPageProps = { readonly params: Promise<{ sessionId: string }> };

export async function generateMetadata({ params }: ScreenPageProps): Promise<Metadata> {
  const { sessionId } = await params;
  return { title: (await hostedSession(sessionId, `/screen/${sessionId}`)).title };
}

export default async function ScreenPage({ params }: ScreenPageProps) {
  const { sessionId } = await params;
  const session = await hostedSession(sessionId, `/screen/${sessionId}`);
  return (
    <Messages namespaces={["projector", "host", "board", "charts", "challenges"]}>
      <div data-screen="projector">
        <ProjectorClient
          sessionId={session.id}
          code={session.joinCode}
          places={classPlaces()}
          tasks={plannedTasks(session.plan)}
        />
      </div>
    </Messages>
  );
}
