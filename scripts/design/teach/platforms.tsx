import type { ComponentProps } from "react";
import { LaunchPage } from "@/components/lti/launch-page";
import { SessionChooser } from "@/components/lti/session-chooser";
import { LinkLaunched } from "@/components/teach/platforms/link-launched";
import { Platforms } from "@/components/teach/platforms/platforms";
import { DAY, Inside } from "../doors";
import { accepted, type Shelf, screen } from "../specimen";

const ORIGIN = "https://class.school.example";
const LAUNCH = `${ORIGIN}/api/lti/launch`;
const ADDRESSES = {
  ...{ login: `${ORIGIN}/api/lti/login`, keys: `${ORIGIN}/api/lti/keys` },
  ...{ launch: LAUNCH, choose: LAUNCH },
};
const MOODLE = {
  ...{ id: "1", name: "Moodle", issuer: "https://moodle.school.example", clientId: "aB3dE6gH9jK2mN5" },
  deploymentId: "1",
};
const SESSIONS = [
  { id: "1", title: "How a network learns", createdAt: DAY, students: 0 },
  { id: "2", title: "كيف تتعلّم الشبكة", createdAt: DAY, students: 24 },
];

const shown = (props: Partial<ComponentProps<typeof Platforms>>) => (
  <Inside>
    <Platforms
      {...{ platforms: [], addresses: ADDRESSES, secure: true }}
      onAdd={async () => ({ problems: ["platform-issuer", "platform-keys"], waitSeconds: null })}
      onRemove={accepted}
      {...props}
    />
  </Inside>
);
const chooser = (sessions: typeof SESSIONS) => (
  <LaunchPage title="Which session should the link open?">
    <SessionChooser action="#" ticket="" sessions={sessions} />
  </LaunchPage>
);

export const PLATFORMS: Shelf = {
  title: "Learning platforms",
  specimens: [
    screen("None registered", shown({})),
    screen("One registered", shown({ platforms: [MOODLE, { ...MOODLE, id: "2", deploymentId: null }] })),
    screen("Without an address", shown({ addresses: null, secure: false })),
    screen(
      "Linking",
      <Inside>
        <LinkLaunched
          {...{ platform: "Moodle", there: "A. Lovelace", here: "Ada Lovelace" }}
          onLink={async () => "identity-taken"}
        />
      </Inside>,
    ),
    screen("Choosing", chooser(SESSIONS)),
    screen("Choosing, nothing there", chooser([])),
  ],
};
