import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/form/field";
import { Input, TextArea } from "@/components/ui/form/input";
import { NumberField } from "@/components/ui/form/number-field";
import { Segmented } from "@/components/ui/form/segmented";
import { Select } from "@/components/ui/form/select";
import { Slider } from "@/components/ui/form/slider";
import { Switch } from "@/components/ui/form/switch";
import { NumberRefusal, RefusedNumberReason, TypedNumbers } from "@/components/ui/form/typed-number";
import { LOCALES, type Locale, nameOf } from "@/lib/i18n/locales";
import { nothing, part } from "./specimen";

export const ENGLISH_OR_ARABIC = LOCALES.map((value) => ({ value, label: nameOf(value) }));

/** The components of components/ui/form in every state. */
export const FORM_PARTS = [
  part("Field, Input, TextArea", <Fields />),
  part("NumberField", <NumberFields />),
  part("Select", <Selects />),
  part("Segmented", <Segments />),
  part("Slider", <Sliders />),
  part("Switch", <Switches />),
];

function Fields() {
  const t = useTranslations("join");
  const problems = useTranslations("problems");
  const label = t("nicknameLabel");
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={label} hint={t("nicknameHint")}>
        <Input defaultValue="Curious Otter" />
      </Field>
      <Field label={label}>
        <Input placeholder={label} />
      </Field>
      <Field label={label} error={problems("nickname-taken")}>
        <Input defaultValue="Curious Otter" />
      </Field>
      <Field label={label} disabled>
        <Input defaultValue="Curious Otter" />
      </Field>
      <Field label={label}>
        <TextArea rows={3} defaultValue="Curious Otter" />
      </Field>
    </div>
  );
}

function NumberFields() {
  const t = useTranslations("lab.settings");
  const [value, setValue] = useState(40);
  const [share, setShare] = useState(0.25);
  const field = { label: t("epochs"), min: 1, max: 500, step: 10 };
  return (
    <TypedNumbers>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <NumberField {...field} value={value} onValueChange={setValue} />
        <NumberField {...field} value={share} onValueChange={setShare} min={0} max={1} step={0.05} percent />
        <NumberField {...field} value={value} onValueChange={setValue} small hideLabel />
        <NumberField {...field} value={value} onValueChange={nothing} disabled />
      </div>
      <Refusals label={field.label} />
    </TypedNumbers>
  );
}

function Refusals({ label }: { label: string }) {
  const t = useTranslations("common.numbers");
  return (
    <div className="mt-4">
      <NumberRefusal id="refusal" error={t("whole", { min: "1", max: "500", example: "40" })} />
      <RefusedNumberReason id="reason" number={{ id: "field", label }} />
    </div>
  );
}

function Selects() {
  const t = useTranslations("lab.settings");
  const [value, setValue] = useState<Locale>("en");
  const select = { value, onValueChange: setValue, options: ENGLISH_OR_ARABIC };
  return (
    <div className="grid items-end gap-5 sm:grid-cols-3">
      <Select {...select} label={t("optimiser")} />
      <Select {...select} aria-label={t("optimiser")} small />
      <Select {...select} label={t("optimiser")} disabled />
    </div>
  );
}

function Segments() {
  const t = useTranslations("lab.settings");
  const [value, setValue] = useState<Locale>("en");
  const segmented = { label: t("optimiser"), value, onValueChange: setValue, options: ENGLISH_OR_ARABIC };
  return (
    <div className="grid justify-items-start gap-4">
      <Segmented {...segmented} />
      <div className="w-80">
        <Segmented {...segmented} wide />
      </div>
    </div>
  );
}

function Sliders() {
  const t = useTranslations("lab.settings");
  const [value, setValue] = useState(-2);
  const slider = { label: t("learningRate"), value, min: -4, max: 1, step: 0.1, onValueChange: setValue };
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Slider {...slider} format={(exponent) => (10 ** exponent).toPrecision(2)} />
      <Slider {...slider} disabled />
    </div>
  );
}

function Switches() {
  const t = useTranslations("host.door.locked");
  const [on, setOn] = useState(true);
  const words = { label: t("label"), hint: t("hint") };
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Switch {...words} checked={on} onCheckedChange={setOn} />
      <Switch {...words} checked={false} onCheckedChange={nothing} />
      <Switch {...words} checked disabled onCheckedChange={nothing} />
    </div>
  );
}
