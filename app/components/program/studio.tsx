import { useAppBridge } from "@shopify/app-bridge-react";
import { useFetcher } from "@remix-run/react";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Program } from "../../loyalty/program";
import { useAdmin } from "../admin-frame";
import { SaveBar } from "../save-bar";
import { afterSaving, changed, documentOf, unedited, type Change } from "./draft-state";
import { checkDocument, faultsBy, type Faults } from "./faults";
import type { StudioAnswer, StudioData, StudioFault } from "./studio-data";

export interface Draft {
  /** the whole document as it is edited */
  program: Program;
  change(change: Change): void;
  /** what is wrong, as one types and when it was refused */
  faults: Faults;
  /** something was changed and not saved */
  dirty: boolean;
  saving: boolean;
  save(): void;
  /** forgets what was not saved */
  undo(): void;
  /** why saving was refused, where that belongs to no field; set also when fields are wrong */
  problem: string | null;
  data: StudioData;
  /** the shop's languages, the main one first: in these texts are written */
  languages: string[];
  /** titles of products and collections by the number of their id, those that were just chosen too */
  goodsNames: Readonly<Record<string, string>>;
  nameGoods(names: Record<string, string>): void;
}

const Studio = createContext<Draft | null>(null);

/** The program as it is edited: one document, whichever page of the studio one is on. */
export function useDraft(): Draft {
  const draft = useContext(Studio);
  if (!draft) throw new Error("useDraft stands outside the studio.");
  return draft;
}

/** How long typing rests before the document is checked, in milliseconds. */
const rest = 200;

/** Keeps the document that is edited while one goes from page to page, checks it as one types, and saves it as the draft. */
export function StudioProvider({ data, children }: { data: StudioData; children: ReactNode }) {
  const { say, language, to } = useAdmin();
  const bridge = useAppBridge();
  const fetcher = useFetcher<StudioAnswer>();
  const [state, setState] = useState(unedited);
  const [faults, setFaults] = useState<readonly StudioFault[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const [picked, setPicked] = useState<Record<string, string>>({});
  const sent = useRef<Program | null>(null);
  const told = useRef<unknown>(null);

  const saved = data.draft?.program ?? data.live?.program ?? data.start;
  const program = documentOf(state, saved);
  const dirty = state.edited !== null;

  useEffect(() => {
    const timer = setTimeout(() => setFaults(checkDocument(program, language)), rest);
    return () => clearTimeout(timer);
  }, [program, language]);

  useEffect(() => {
    const answer = fetcher.data as StudioAnswer | undefined;
    if (fetcher.state !== "idle" || !answer || told.current === answer) return;
    told.current = answer;
    if (answer.ok) {
      setState((now) => (sent.current === null ? now : afterSaving(now, sent.current)));
      bridge.toast.show(say("program.saved"));
    } else {
      setRefused(answer.problem ?? say("program.problem.fields"));
      if (answer.faults.length > 0) setFaults(answer.faults);
    }
  }, [fetcher.state, fetcher.data, bridge, say]);

  const change = useCallback(
    (how: Change) => {
      setRefused(null);
      setState((now) => changed(now, saved, how));
    },
    [saved],
  );
  const revision = data.draft?.revision ?? 0;
  const save = () => {
    const found = checkDocument(program, language);
    setFaults(found);
    if (found.length > 0) return setRefused(say("program.problem.fields"));
    sent.current = program;
    return fetcher.submit(JSON.stringify({ intent: "save", document: program, revision }), {
      method: "post",
      action: to("/app/program"),
      encType: "application/json",
    });
  };
  const undo = () => {
    setState(unedited);
    setRefused(null);
  };
  const nameGoods = useCallback((names: Record<string, string>) => setPicked((now) => ({ ...now, ...names })), []);
  const { locale, locales } = data.shop;
  const languages = useMemo(() => [...new Set([locale, ...locales])], [locale, locales]);
  const goodsNames = useMemo(() => ({ ...data.goodsNames, ...picked }), [data.goodsNames, picked]);
  const faultsNow = useMemo(() => faultsBy(faults), [faults]);
  const saving = fetcher.state !== "idle";

  return (
    <Studio.Provider
      value={{
        program,
        change,
        faults: faultsNow,
        dirty,
        saving,
        save,
        undo,
        problem: refused,
        data,
        languages,
        goodsNames,
        nameGoods,
      }}
    >
      <SaveBar id="program-draft" open={dirty} saving={saving} onSave={save} onDiscard={undo} within="/app/program" />
      {children}
    </Studio.Provider>
  );
}
