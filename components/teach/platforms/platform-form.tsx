"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { type FormRefusal, ProblemForm } from "../people/problem-form";

const FIELDS = ["name", "issuer", "clientId", "deploymentId", "authorisationUrl", "keysUrl"] as const;
export type TypedPlatform = Record<(typeof FIELDS)[number], string>;

const FIELD_OF: Partial<Record<ProblemCode, keyof TypedPlatform>> = {
  "platform-name": "name",
  "platform-issuer": "issuer",
  "platform-client": "clientId",
  "platform-known": "clientId",
  "platform-authorisation": "authorisationUrl",
  "platform-keys": "keysUrl",
};

/** What an owner types of a platform. */
export function PlatformForm({ onAdd }: { onAdd: (typed: TypedPlatform) => Promise<FormRefusal | null> }) {
  const t = useTranslations("lti.add");
  const code = { dir: "ltr", autoComplete: "off", spellCheck: false, maxLength: 2_000 } as const;
  return (
    <Card title={t("title")}>
      <p className="max-w-prose text-ink-muted text-sm">{t("intro")}</p>
      <ProblemForm
        fields={FIELDS}
        fieldOf={FIELD_OF}
        onSend={onAdd}
        submit={t("submit")}
        pending={t("pending")}
        done={t("done")}
        look={{ variant: "primary" }}
      >
        {(errorOf) => (
          <>
            <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
              <Input name="name" dir="auto" required maxLength={100} autoComplete="off" />
            </Field>
            <Field label={t("issuer")} error={errorOf("issuer")}>
              <Input name="issuer" required inputMode="url" {...code} />
            </Field>
            <Field label={t("clientId")} error={errorOf("clientId")}>
              <Input name="clientId" required {...code} maxLength={255} />
            </Field>
            <Field label={t("deploymentId")} hint={t("deploymentHint")} error={errorOf("deploymentId")}>
              <Input name="deploymentId" {...code} maxLength={255} />
            </Field>
            <Field label={t("authorisationUrl")} error={errorOf("authorisationUrl")}>
              <Input name="authorisationUrl" required inputMode="url" {...code} />
            </Field>
            <Field label={t("keysUrl")} error={errorOf("keysUrl")}>
              <Input name="keysUrl" required inputMode="url" {...code} />
            </Field>
          </>
        )}
      </ProblemForm>
    </Card>
  );
}
