"use client";

import { Input as BaseInput } from "@base-ui/react/input";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/control-class";

/** One line of text. Inside a `Field` it gets its label, hint and error from there. */
export function Input({ className, ...props }: ComponentProps<typeof BaseInput> & { className?: string }) {
  return <BaseInput className={cn(controlClass, className)} {...props} />;
}
