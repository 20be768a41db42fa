import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { useAdmin } from "../../admin-frame";
import { ChooseMany, type Choice } from "../fields/choose-many";
import { useRule } from "./rule-form";

/** Customer segments of Shopify's, by the names that they have there. */
export function SegmentFields() {
  const { say, to } = useAdmin();
  const { get, set, fault } = useRule();
  const fetcher = useFetcher<{ segments: Choice[] }>();
  const { load, state, data } = fetcher;
  useEffect(() => {
    if (state === "idle" && data === undefined) load(to("/app/program/segments"));
  }, [load, state, data, to]);
  return (
    <ChooseMany
      label={say("program.condition.segments.which")}
      helpText={say("program.condition.segments.help")}
      choices={data?.segments ?? []}
      chosen={get("when.segments") ?? []}
      onChange={(chosen) => set("when.segments", chosen)}
      error={fault("when.segments")}
    />
  );
}
