import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listPlatforms } from "@/db/school/platforms";
import { getDatabase } from "@/db/store/client";
import { isSafeAddress, LTI_PATHS } from "@/lib/auth/lti/addresses";
import { environment } from "@/lib/env";
import { requireOwner } from "../require-owner";
import { TeacherFrame } from "../teacher-frame";
import { PlatformsStep } from "./platforms-step";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lti"))("title") };
}

/** The learning platforms from which teachers and students may come, and what such a platform needs to know. */
export default async function PlatformsPage() {
  const owner = await requireOwner();
  const platforms = await listPlatforms(await getDatabase());
  const { publicUrl } = environment();
  return (
    <TeacherFrame name={owner.name}>
      <PlatformsStep
        platforms={platforms.map(({ id, name, issuer, clientId, deploymentId }) => ({
          ...{ id, name, issuer, clientId, deploymentId },
        }))}
        secure={publicUrl !== null && isSafeAddress(publicUrl)}
        addresses={
          publicUrl === null
            ? null
            : {
                login: publicUrl + LTI_PATHS.login,
                launch: publicUrl + LTI_PATHS.launch,
                choose: publicUrl + LTI_PATHS.launch,
                keys: publicUrl + LTI_PATHS.keys,
              }
        }
      />
    </TeacherFrame>
  );
}
