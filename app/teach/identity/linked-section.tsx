import { listIdentities } from "@/db/school/identities";
import { getDatabase } from "@/db/store/client";
import { problemOfError } from "@/lib/auth/identity/refusal";
import { platformIssuerOf } from "@/lib/auth/lti/identity";
import { environment } from "@/lib/env";
import { LinkedStep } from "./linked-step";

/** The accounts elsewhere of a teacher; nothing where there are none and none can be linked. `error`: from the address. */
export async function LinkedSection({ teacherId, error }: { teacherId: string; error: unknown }) {
  const { oidc } = environment();
  const identities = await listIdentities(await getDatabase(), teacherId);
  if (oidc === null && identities.length === 0) return null;
  return (
    <LinkedStep
      name={oidc?.name ?? null}
      problem={problemOfError(error)}
      identities={identities.map(({ issuer, subject, createdAt }) => ({
        issuer,
        subject,
        label: issuer === oidc?.issuer ? oidc.name : new URL(platformIssuerOf({ issuer }) ?? issuer).host,
        since: createdAt.toISOString(),
      }))}
    />
  );
}
