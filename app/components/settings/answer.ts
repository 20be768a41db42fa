/** What a settings page's action says: saved, or what is wrong and where. */
export type SettingsAnswer =
  | { ok: true; version?: number }
  | {
      ok: false;
      /** one for each field, by its path in what was sent */
      faults: Array<{ path: string; message: string }>;
      /** a sentence for what belongs to no field */
      problem: string | null;
    };
