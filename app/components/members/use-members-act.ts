import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { useAdmin } from "../admin-frame";
import type { MembersAnswer } from "./answer";

export interface MembersActing {
  /** asks for an act and waits for its answer */
  act(body: object): Promise<MembersAnswer>;
  busy: boolean;
}

/** Acts on the list of members: Polaris wants to wait for what a view's saving answers, Remix gives answers as data. */
export function useMembersAct(): MembersActing {
  const fetcher = useFetcher<MembersAnswer>();
  const { to } = useAdmin();
  const waiting = useRef<((answer: MembersAnswer) => void) | null>(null);
  const answered = useRef<unknown>(undefined);
  const { state, data, submit } = fetcher;
  useEffect(() => {
    // the answer is there before the page's own data are read again
    if (state === "submitting" || data === undefined || data === answered.current) return;
    answered.current = data;
    // JSON keeps every field that the action answers
    waiting.current?.(data as MembersAnswer);
    waiting.current = null;
  }, [state, data]);
  const action = to("/app/members?index");
  const act = useCallback(
    (body: object) =>
      new Promise<MembersAnswer>((answer) => {
        waiting.current = answer;
        submit(JSON.parse(JSON.stringify(body)) as never, { method: "post", encType: "application/json", action });
      }),
    [submit, action],
  );
  return { act, busy: state === "submitting" };
}
